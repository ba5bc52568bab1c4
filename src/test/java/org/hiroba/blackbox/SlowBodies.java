package org.hiroba.blackbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Connections that announce a body and send a byte of it now and then. */
final class SlowBodies implements AutoCloseable {
  private final List<Socket> open = new ArrayList<>();
  private final Set<Socket> cut = new HashSet<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "slow-bodies");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Opens connections.
   *
   * @param request the request line without the version and the path's root, such as {@code POST
   *     sign-in}
   * @param headers besides {@code Host}, each ended by CRLF
   * @param everyMillis how far one byte is from the next
   */
  SlowBodies(URI base, int count, String request, String headers, int everyMillis)
      throws IOException {
    int blank = request.indexOf(' ');
    String head =
        request.substring(0, blank + 1)
            + base.getPath()
            + request.substring(blank + 1)
            + " HTTP/1.1\r\nHost: "
            + base.getAuthority()
            + "\r\n"
            + headers
            + "\r\n";
    for (int i = 0; i < count; i++) {
      Socket socket = new Socket();
      // Answers are short; whoever does not read a long one is to stand soon.
      socket.setReceiveBufferSize(16_384);
      socket.connect(new InetSocketAddress(InetAddress.getByName(base.getHost()), base.getPort()));
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      open.add(socket);
    }
    var unused =
        clock.scheduleAtFixedRate(this::drip, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
  }

  private void drip() {
    for (Socket socket : open) {
      if (!cut.contains(socket)) {
        try {
          socket.getOutputStream().write('x');
        } catch (IOException e) {
          cut.add(socket);
        }
      }
    }
  }

  /**
   * Waits until the server has answered on each connection or ended it; returns the status lines,
   * "" for none. Some servers keep the connection for the rest of the body, without a thread.
   */
  List<String> awaitAnswers(int withinMillis) throws IOException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(withinMillis);
    List<String> answers = new ArrayList<>();
    for (Socket socket : open) {
      answers.add(statusOf(socket, end));
    }
    return answers;
  }

  private static String statusOf(Socket socket, long end) throws IOException {
    StringBuilder answer = new StringBuilder();
    InputStream in = socket.getInputStream();
    byte[] piece = new byte[4_096];
    while (true) {
      long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      socket.setSoTimeout((int) Math.max(1, millis));
      int read;
      try {
        read = in.read(piece);
      } catch (SocketTimeoutException e) {
        throw new AssertionError("still open; it said: " + answer, e);
      } catch (IOException e) {
        // Reset: an end too.
        read = -1;
      }
      if (read > 0) {
        answer.append(new String(piece, 0, read, StandardCharsets.ISO_8859_1));
      }
      int line = answer.indexOf("\r\n");
      if (line >= 0) {
        return answer.substring(0, line);
      }
      if (read < 0) {
        return "";
      }
    }
  }

  @Override
  public void close() throws IOException {
    clock.shutdownNow();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
