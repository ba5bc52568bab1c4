package org.hiroba.cli;

import java.io.CharArrayWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.AccessLogValve;
import org.hiroba.config.PrivateFiles;
import org.jspecify.annotations.Nullable;

/**
 * Writes one line for each request that was answered: the client's address as {@code
 * hiroba.trusted-proxies} makes it known, when, what, the status, bytes and milliseconds. Of an
 * address it writes the path alone: queries hold codes and links by which one comes in.
 * Thread-safe.
 */
final class AccessLog extends AccessLogValve {
  /** The value by which it goes to standard output. */
  static final String STDOUT = "stdout";

  /** As the common log format has it, so that tools read it; {@code %U} is without the query. */
  private static final String PATTERN = "%a - - %t \"%m %U %H\" %s %b %{ms}T";

  private final @Nullable PrintStream out;

  private AccessLog(@Nullable PrintStream out) {
    this.out = out;
    setPattern(PATTERN);
    setLocale("en");
    setRequestAttributesEnabled(true);
    setRotatable(false);
    // Programs that rotate logs move the file away.
    setCheckExists(true);
    setBuffered(false);
  }

  /**
   * Makes one.
   *
   * @param where {@value #STDOUT}, or a file
   * @param home the folder from which the file is taken, if it is not absolute
   * @throws CommandFailure the file cannot be written
   */
  static AccessLog of(String where, Path home) {
    if (where.equals(STDOUT)) {
      return new AccessLog(System.out);
    }
    Path file = home.resolve(where).toAbsolutePath().normalize();
    try {
      if (!Files.exists(file)) {
        PrivateFiles.create(file);
      }
      try (OutputStream proof = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
        proof.flush();
      }
    } catch (IOException e) {
      throw new CommandFailure(
          "Cannot write the access log "
              + file
              + " (hiroba.log.access): "
              + e
              + ". Name another file, whose folder is there, or stdout.",
          e);
    }
    AccessLog log = new AccessLog(null);
    log.setDirectory(String.valueOf(file.getParent()));
    log.setPrefix(String.valueOf(file.getFileName()));
    log.setSuffix("");
    log.setEncoding(StandardCharsets.UTF_8.name());
    return log;
  }

  @Override
  protected AccessLogElement createAccessLogElement(char pattern) {
    return pattern == 'U' ? new PathAlone() : super.createAccessLogElement(pattern);
  }

  @Override
  protected synchronized void open() {
    if (out == null) {
      super.open();
    }
  }

  @Override
  public void log(CharArrayWriter message) {
    if (out == null) {
      super.log(message);
    } else {
      out.println(message);
    }
  }

  /** Without what follows a semicolon: some servers put sessions there, and so do links to them. */
  private static final class PathAlone implements AccessLogElement {
    @Override
    public void addElement(
        CharArrayWriter line, @Nullable Request request, @Nullable Response response, long nanos) {
      String path = request == null ? null : request.getRequestURI();
      if (path == null) {
        line.append('-');
        return;
      }
      boolean parameter = false;
      for (int i = 0; i < path.length(); i++) {
        char c = path.charAt(i);
        parameter = c == ';' || (parameter && c != '/');
        if (!parameter) {
          line.append(c);
        }
      }
    }
  }
}
