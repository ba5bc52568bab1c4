package org.hiroba.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A mail server that says what a test wants at a step of the conversation, hangs there, or ends the
 * connection. Steps: {@code CONNECT EHLO AUTH MAIL RCPT DATA END QUIT}.
 */
public final class HostileMailServer implements AutoCloseable {
  /** Says nothing more, and keeps the connection. */
  public static final String HANGS = "hangs";

  /** Ends the connection. */
  public static final String ENDS = "ends";

  /** Says one character of an endless answer after the other. */
  public static final String DRIPS = "drips";

  private static final Map<String, String> USUAL =
      Map.of(
          "CONNECT", "220 here",
          "EHLO", "250-here\r\n250 8BITMIME",
          "HELO", "250 here",
          "MAIL", "250 ok",
          "RCPT", "250 ok",
          "DATA", "354 go on",
          "END", "250 taken",
          "QUIT", "221 bye");

  private final ServerSocket listening;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final AtomicInteger taken = new AtomicInteger();

  /** Starts one that behaves. */
  public HostileMailServer() throws IOException {
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::accept, "hostile-mail-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** Says something else at a step from now on. */
  public HostileMailServer at(String step, String answer) {
    answers.put(step, answer);
    return this;
  }

  /** Behaves from now on. */
  public void behave() {
    answers.clear();
  }

  /** Returns where it listens. */
  public int port() {
    return listening.getLocalPort();
  }

  /** Returns how many mails it took. */
  public int taken() {
    return taken.get();
  }

  /** Returns the lines that it heard. */
  public List<String> heard() {
    return List.copyOf(heard);
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        open.add(socket);
        Thread thread = new Thread(() -> talk(socket), "hostile-mail-talk");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private void talk(Socket socket) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      OutputStream out = socket.getOutputStream();
      boolean goesOn = say(socket, out, in, "CONNECT");
      while (goesOn) {
        String line = in.readLine();
        if (line == null) {
          return;
        }
        heard.add(line);
        String step = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        goesOn = say(socket, out, in, step) && !step.equals("QUIT");
        if (goesOn && step.equals("DATA") && !answers.containsKey("DATA")) {
          while (!".".equals(line)) {
            line = in.readLine();
            if (line == null) {
              return;
            }
          }
          goesOn = say(socket, out, in, "END");
          if (goesOn && !answers.containsKey("END")) {
            taken.incrementAndGet();
          }
        }
      }
    } catch (IOException e) {
      // The other side is gone, which is what some tests want.
    } finally {
      open.remove(socket);
    }
  }

  private boolean say(Socket socket, OutputStream out, BufferedReader in, String step)
      throws IOException {
    String answer = answers.getOrDefault(step, USUAL.getOrDefault(step, "502 no"));
    switch (answer) {
      case ENDS -> {
        return false;
      }
      case HANGS -> {
        while (in.read() >= 0) {
          // Reads until the other side gives up.
        }
        return false;
      }
      case DRIPS -> {
        out.write("250-".getBytes(StandardCharsets.US_ASCII));
        while (!socket.isClosed()) {
          out.write('x');
          out.flush();
          LockSupport.parkNanos(20_000_000);
        }
        return false;
      }
      default -> {
        out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return true;
      }
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
