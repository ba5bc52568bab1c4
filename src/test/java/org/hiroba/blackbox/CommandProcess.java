package org.hiroba.blackbox;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** One {@code java -jar target/hiroba.war COMMAND …} with a pipe on each side. */
final class CommandProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Process process;
  private final Lines out;
  private final Lines err;

  private CommandProcess(Process process) {
    this.process = process;
    out = new Lines(process.getInputStream(), "command-out");
    err = new Lines(process.getErrorStream(), "command-err");
  }

  /** Starts a command with this home folder and these variables. */
  static CommandProcess start(Path home, Map<String, String> variables, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("-Dhiroba.home=" + home);
    command.add("-jar");
    command.add(HirobaProcess.war().toString());
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(variables);
    try {
      return new CommandProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a line to its input. */
  CommandProcess type(String line) {
    try {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends its input and waits until it has ended; returns its exit code. */
  int end() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("It does not end: " + out() + err());
      }
      out.thread.join(PATIENCE.toMillis());
      err.thread.join(PATIENCE.toMillis());
      return process.exitValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Waits until it has said something on standard output. */
  String awaitOut(String part) {
    await("it says " + part)
        .atMost(PATIENCE)
        .failFast(
            () -> {
              if (!process.isAlive() && out().stream().noneMatch(line -> line.contains(part))) {
                throw new AssertionError("It ended: " + out() + err());
              }
            })
        .until(() -> out().stream().anyMatch(line -> line.contains(part)));
    return out().stream().filter(line -> line.contains(part)).findFirst().orElseThrow();
  }

  List<String> out() {
    return List.copyOf(out.lines);
  }

  List<String> err() {
    return List.copyOf(err.lines);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static final class Lines {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread thread;

    Lines(InputStream from, String name) {
      thread = new Thread(() -> read(from), name);
      thread.setDaemon(true);
      thread.start();
    }

    private void read(InputStream from) {
      try (BufferedReader reader =
          new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
        String line = reader.readLine();
        while (line != null) {
          lines.add(line);
          line = reader.readLine();
        }
      } catch (IOException e) {
        lines.add("(it ended: " + e.getMessage() + ")");
      }
    }
  }
}
