package org.hiroba.cli.chat;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SynchronousQueue;

/**
 * Reads lines one at a time, each only when it is wanted, on a daemon thread, since nothing can
 * interrupt reading from a pipe. One caller at a time.
 */
final class InputLines {
  private static final int MAX_CHARS = 1_000_000;

  private final Reader in;
  private final SynchronousQueue<CompletableFuture<Optional<String>>> wanted =
      new SynchronousQueue<>();
  private final Thread thread;

  InputLines(Reader in) {
    this.in = in;
    thread = new Thread(this::serve, "hiroba-input");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Returns the next line; empty at the end. Fails with a {@link ChatException} for a line of more
   * than a million characters and when it cannot be read.
   */
  CompletableFuture<Optional<String>> next() {
    CompletableFuture<Optional<String>> line = new CompletableFuture<>();
    try {
      wanted.put(line);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      line.completeExceptionally(e);
    }
    return line;
  }

  /** Reads all that is left as one text. */
  static String whole(Reader in) {
    StringBuilder text = new StringBuilder();
    char[] chunk = new char[8_192];
    try {
      int count = in.read(chunk);
      while (count >= 0) {
        if (text.length() + count > MAX_CHARS) {
          throw tooLong("The input");
        }
        text.append(chunk, 0, count);
        count = in.read(chunk);
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
    return text.toString();
  }

  private void serve() {
    try {
      while (true) {
        CompletableFuture<Optional<String>> asked = wanted.take();
        try {
          asked.complete(read());
        } catch (IOException e) {
          asked.completeExceptionally(unreadable(e));
        } catch (ChatException e) {
          asked.completeExceptionally(e);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<String> read() throws IOException {
    StringBuilder line = new StringBuilder();
    int c = in.read();
    if (c < 0) {
      return Optional.empty();
    }
    while (c >= 0 && c != '\n') {
      if (line.length() >= MAX_CHARS) {
        throw tooLong("A line of the input");
      }
      line.append((char) c);
      c = in.read();
    }
    int end = line.length();
    return Optional.of(
        end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString());
  }

  private static ChatException tooLong(String what) {
    return new ChatException(
        ChatException.REFUSED, what + " has more than " + MAX_CHARS + " characters");
  }

  private static ChatException unreadable(IOException e) {
    return new ChatException(ChatException.REFUSED, "Cannot read the input: " + e.getMessage(), e);
  }
}
