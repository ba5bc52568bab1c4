package org.hiroba.clamd;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hiroba.config.FileScanner;
import org.hiroba.feature.file.VirusScanner;

/**
 * Shows files to a {@code clamd} by its command {@code INSTREAM}: pieces with their lengths in
 * front, an empty one at the end, one line as the answer. A connection for each file; whoever does
 * not answer in time is cut. Thread-safe.
 */
public final class ClamdScanner implements VirusScanner {
  private static final String COMMAND = "zINSTREAM\0";
  private static final String CLEAN = "OK";
  private static final String FOUND = " FOUND";
  private static final String STREAM = "stream: ";
  private static final int PIECE_BYTES = 64 << 10;
  private static final int MAX_ANSWER_BYTES = 1_024;
  private static final Logger LOG = System.getLogger(ClamdScanner.class.getName());

  private final FileScanner where;
  private final Duration patience;
  private final ScheduledExecutorService watch;

  /**
   * Makes one.
   *
   * @param patience how long one file may take in all
   * @param watch cuts what takes longer
   */
  public ClamdScanner(FileScanner where, Duration patience, ScheduledExecutorService watch) {
    this.where = where;
    this.patience = patience;
    this.watch = watch;
  }

  @Override
  public Optional<String> scan(Path file) throws IOException {
    try (SocketChannel channel = open()) {
      Future<?> cutting =
          watch.schedule(() -> cut(channel), patience.toMillis(), TimeUnit.MILLISECONDS);
      try {
        channel.connect(address());
        return verdict(ask(channel, file));
      } catch (UnresolvedAddressException e) {
        throw new IOException("there is no host " + where.host(), e);
      } catch (AsynchronousCloseException e) {
        throw new IOException(where + " did not answer within " + patience.toSeconds() + " s", e);
      } finally {
        cutting.cancel(false);
      }
    }
  }

  private SocketChannel open() throws IOException {
    return where.socket().isEmpty()
        ? SocketChannel.open()
        : SocketChannel.open(StandardProtocolFamily.UNIX);
  }

  private SocketAddress address() {
    return where.socket().isEmpty()
        ? new InetSocketAddress(where.host(), where.port())
        : UnixDomainSocketAddress.of(where.socket());
  }

  private static void cut(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "A connection to the scanner was not closed cleanly: {0}", e.toString());
    }
  }

  private static String ask(SocketChannel channel, Path file) throws IOException {
    boolean whole = false;
    try (InputStream in = Files.newInputStream(file)) {
      write(channel, ByteBuffer.wrap(COMMAND.getBytes(StandardCharsets.US_ASCII)));
      byte[] piece = new byte[PIECE_BYTES];
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        if (read > 0) {
          write(channel, ByteBuffer.allocate(Integer.BYTES).putInt(read).flip());
          write(channel, ByteBuffer.wrap(piece, 0, read));
        }
      }
      write(channel, ByteBuffer.allocate(Integer.BYTES));
      whole = true;
      return answer(channel);
    } catch (IOException e) {
      if (whole || e instanceof AsynchronousCloseException) {
        throw e;
      }
      // It closes when a file is longer than it looks at, and has said so before.
      String said = answer(channel);
      throw new IOException(said.isEmpty() ? e.getMessage() : said, e);
    }
  }

  private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static String answer(SocketChannel channel) throws IOException {
    ByteBuffer answer = ByteBuffer.allocate(MAX_ANSWER_BYTES);
    int read = 0;
    while (read >= 0 && answer.hasRemaining()) {
      read = channel.read(answer);
    }
    answer.flip();
    String text = StandardCharsets.UTF_8.decode(answer).toString();
    int end = text.indexOf('\0');
    return end < 0 ? text.strip() : text.substring(0, end).strip();
  }

  private static Optional<String> verdict(String answer) throws IOException {
    String said = answer.startsWith(STREAM) ? answer.substring(STREAM.length()) : answer;
    if (said.equals(CLEAN)) {
      return Optional.empty();
    }
    if (said.endsWith(FOUND)) {
      return Optional.of(said.substring(0, said.length() - FOUND.length()));
    }
    throw new IOException(said.isEmpty() ? "the scanner closed without an answer" : said);
  }
}
