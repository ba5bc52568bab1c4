package org.hiroba.bench.load;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hiroba.protocol.AcceptKey;

/**
 * A server of one room that passes posts on to all, in the words of {@link BareFormat} or {@link
 * HirobaFormat}, and deceives exactly one member, the first that shakes hands, as it is told to.
 * Thread-safe.
 */
final class FakeHub implements AutoCloseable {
  /** The number of the room's last event before anybody came. */
  static final long HEAD = 41;

  /** What becomes of the messages to the deceived member. */
  interface Line {
    /** A line on which everything arrives. */
    Line HONEST = (number, event) -> List.of(event);

    /** Returns what is sent instead of an event, the {@code number}th from 1 on. */
    List<String> pass(int number, String event);
  }

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final boolean speaksHiroba;
  private final Line line;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final List<Client> clients = new ArrayList<>();
  private long seq = HEAD;
  private int delivered;
  private volatile boolean answersPosts = true;
  private volatile String welcome =
      "[{\"type\":\"welcome\",\"rooms\":[{\"id\":\"den\",\"head\":3},{\"id\":\"lobby\",\"head\":"
          + HEAD
          + "}]}]";
  private volatile String refusal = "";

  /** One connection. */
  private record Client(Socket socket, OutputStream out) {
    void send(int opcode, byte[] payload) throws IOException {
      ByteBuffer frame = ByteBuffer.allocate(payload.length + 4).put((byte) (0x80 | opcode));
      if (payload.length < 126) {
        frame.put((byte) payload.length);
      } else {
        frame.put((byte) 126).putShort((short) payload.length);
      }
      frame.put(payload);
      out.write(frame.array(), 0, frame.position());
      out.flush();
    }

    void send(String text) throws IOException {
      send(Frames.TEXT, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  FakeHub(WireFormat format, Line line) throws IOException {
    speaksHiroba = format instanceof HirobaFormat;
    this.line = line;
    start("fake-hub", this::accept);
  }

  URI uri() {
    return URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/");
  }

  /** Answers handshakes with this instead. */
  void refuseWith(String answer) {
    refusal = answer;
  }

  /** Answers greetings with this instead. */
  void welcomeWith(String text) {
    welcome = text;
  }

  /** Delivers posts and says no more to their senders. */
  void forgetAcknowledgements() {
    answersPosts = false;
  }

  /** Sends a text to the deceived member. */
  synchronized void say(String text) throws IOException {
    clients.get(0).send(text);
  }

  /** Sends a frame to the deceived member. */
  synchronized void frame(int opcode, byte[] payload) throws IOException {
    clients.get(0).send(opcode, payload);
  }

  /** Writes bytes as they are to the deceived member. */
  synchronized void write(byte[] bytes) throws IOException {
    clients.get(0).out().write(bytes);
    clients.get(0).out().flush();
  }

  /** Ends the deceived member's connection without a word. */
  synchronized void hangUp() throws IOException {
    clients.get(0).socket().close();
  }

  private void start(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        start("fake-hub-client", () -> serve(socket));
      }
    } catch (IOException e) {
      // Closed: nobody comes any more.
      return;
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      Client client = new Client(socket, socket.getOutputStream());
      if (!shakeHands(in, client)) {
        return;
      }
      while (takeFrame(in, client)) {
        // Until it closes.
      }
    } catch (IOException e) {
      // A load that has found something wrong leaves without a word; else it says that this broke.
      return;
    } finally {
      synchronized (this) {
        clients.removeIf(one -> one.socket() == socket);
      }
    }
  }

  private boolean shakeHands(DataInputStream in, Client client) throws IOException {
    StringBuilder request = new StringBuilder();
    while (request.indexOf("\r\n\r\n") < 0) {
      request.append((char) in.readUnsignedByte());
    }
    String key = request.toString().replaceAll("(?s).*Sec-WebSocket-Key: (\\S+).*", "$1");
    String answer =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: "
            + AcceptKey.of(key).accept()
            + "\r\n\r\n";
    synchronized (this) {
      client
          .out()
          .write((refusal.isEmpty() ? answer : refusal).getBytes(StandardCharsets.US_ASCII));
      client.out().flush();
      clients.add(client);
    }
    return refusal.isEmpty();
  }

  /** Takes a frame as clients send them: whole and masked (RFC 6455 §5.3). */
  private boolean takeFrame(DataInputStream in, Client client) throws IOException {
    int opcode = in.readUnsignedByte() & 0xf;
    int length = in.readUnsignedByte() & 0x7f;
    if (length == 126) {
      length = in.readUnsignedShort();
    }
    byte[] mask = in.readNBytes(4);
    byte[] payload = in.readNBytes(length);
    for (int i = 0; i < length; i++) {
      payload[i] ^= mask[i & 3];
    }
    if (opcode == Frames.TEXT) {
      hear(new String(payload, StandardCharsets.UTF_8), client);
    }
    return opcode != Frames.CLOSE;
  }

  private synchronized void hear(String text, Client from) throws IOException {
    if (!speaksHiroba) {
      deliver(text);
    } else if (text.contains("\"hello\"")) {
      from.send(welcome);
    } else {
      seq++;
      if (answersPosts) {
        from.send("[{\"type\":\"accepted\",\"re\":\"x\",\"room\":\"lobby\",\"seq\":" + seq + "}]");
      }
      deliver(text.replace("{\"type\":\"post\",", "{\"type\":\"message\",\"seq\":" + seq + ","));
    }
  }

  private void deliver(String event) throws IOException {
    delivered++;
    for (int i = 0; i < clients.size(); i++) {
      List<String> events = i == 0 ? line.pass(delivered, event) : List.of(event);
      for (String one : events) {
        clients.get(i).send(speaksHiroba ? "[" + one + "]" : one);
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
