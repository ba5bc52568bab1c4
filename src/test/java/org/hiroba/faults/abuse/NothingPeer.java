package org.hiroba.faults.abuse;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A process that takes whatever comes and does nothing with it: it answers what looks like a
 * request with as little as possible, so that an abuser goes on. What others suffer from an abuse
 * of it is the abuser's own share of the machine.
 */
final class NothingPeer implements AutoCloseable {
  private static final String ANSWER =
      "HTTP/1.1 200 OK\r\nSet-Cookie: hiroba-session=nothing; Path=/\r\nContent-Length: 0\r\n\r\n";
  private static final String UPGRADED =
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";
  private static final int MAX_HEAD = 64 << 10;

  private final Process process;
  private final Target target;

  NothingPeer() throws IOException {
    process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx128m",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    Path.of(
                            NothingPeer.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath())
                        .toString(),
                    NothingPeer.class.getName()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String line = process.inputReader().readLine();
    if (line == null) {
      throw new IOException("it does not start");
    }
    target = Target.onOnePort(Integer.parseInt(line), process.pid());
  }

  Target target() {
    return target;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Runs it until it is killed. */
  public static void main(String[] args) throws IOException {
    ServerSocket server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    DatagramSocket datagrams =
        new DatagramSocket(server.getLocalPort(), InetAddress.getLoopbackAddress());
    System.out.println(server.getLocalPort());
    start(() -> take(datagrams));
    while (true) {
      Socket socket = server.accept();
      start(() -> take(socket));
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "nothing");
    thread.setDaemon(true);
    thread.start();
  }

  private static void take(DatagramSocket datagrams) {
    try {
      while (true) {
        datagrams.receive(new DatagramPacket(new byte[1_500], 1_500));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void take(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream(), 16 << 10);
      StringBuilder head = new StringBuilder();
      for (int next = in.read(); next >= 0; next = in.read()) {
        head.append((char) next);
        if (next == '\n' && head.toString().endsWith("\r\n\r\n")) {
          boolean upgrade = head.indexOf("Upgrade: websocket") >= 0;
          socket
              .getOutputStream()
              .write((upgrade ? UPGRADED : ANSWER).getBytes(StandardCharsets.ISO_8859_1));
          head.setLength(0);
          if (upgrade) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return;
          }
        } else if (head.length() > MAX_HEAD) {
          head.setLength(0);
        }
      }
    } catch (IOException e) {
      // Reset: that is its right.
      return;
    }
  }
}
