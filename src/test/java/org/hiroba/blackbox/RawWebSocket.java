package org.hiroba.blackbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A client on a bare socket (RFC 6455) that does only what it is told: it reads nothing, answers no
 * ping and no close by itself, and sends whatever bytes it is given. One thread may read while
 * another writes.
 */
public final class RawWebSocket implements AutoCloseable {
  /** What a close without a code is said to have (RFC 6455 §7.1.5). */
  public static final int NO_CODE = 1005;

  /** What a connection is said to have that ends without a close frame. */
  public static final int DROPPED = 1006;

  public static final int CONTINUATION = 0;
  public static final int TEXT = 1;
  public static final int BINARY = 2;
  public static final int CLOSE = 8;
  public static final int PING = 9;
  public static final int PONG = 10;

  private static final int SOME_BYTES = 64 << 10;
  private static final int PATIENCE_MILLIS = 30_000;
  private static final byte[] MASK = {0x12, (byte) 0xb7, 0x5a, (byte) 0xc3};

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;

  private RawWebSocket(Socket socket) throws IOException {
    this.socket = socket;
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    out = socket.getOutputStream();
  }

  /**
   * Opens {@code ws/chat}.
   *
   * @param receiveBytes the receive window, small for a client that soon takes nothing any more; 0
   *     for the system's
   */
  public static RawWebSocket open(URI base, Guest guest, int receiveBytes) throws IOException {
    RawWebSocket opened = connect(base, receiveBytes);
    opened.requireUpgrade(
        handshake(base, "ws/chat")
            + "Sec-WebSocket-Protocol: hiroba.v1\r\nCookie: "
            + guest.cookie()
            + "\r\n\r\n");
    return opened;
  }

  /** Opens a path that needs no sign-in. */
  static RawWebSocket open(URI base, String path) throws IOException {
    RawWebSocket opened = connect(base, 0);
    opened.requireUpgrade(handshake(base, path) + "\r\n");
    return opened;
  }

  /** Connects and says nothing yet. */
  static RawWebSocket connect(URI base, int receiveBytes) throws IOException {
    Socket socket = new Socket();
    if (receiveBytes > 0) {
      socket.setReceiveBufferSize(receiveBytes);
    }
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), base.getPort()), 10_000);
    return new RawWebSocket(socket);
  }

  /** Returns an opening handshake without its empty line. */
  public static String handshake(URI base, String path) {
    return "GET "
        + base.getPath()
        + path
        + " HTTP/1.1\r\nHost: "
        + base.getAuthority()
        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        + "Sec-WebSocket-Key: L7XSkAaV9mTTJbtCOhsZkg==\r\n";
  }

  private void requireUpgrade(String request) throws IOException {
    String head = request(request);
    if (!head.startsWith("HTTP/1.1 101")) {
      throw new IOException("refused: " + head);
    }
  }

  /** Sends a request and returns the head of its answer. */
  String request(String request) throws IOException {
    out.write(request.getBytes(StandardCharsets.US_ASCII));
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    return head.toString();
  }

  /** Says hello. */
  public void hello() throws IOException {
    ObjectNode hello = Json.MAPPER.createObjectNode();
    String text = hello.put("type", "hello").put("id", UUID.randomUUID().toString()).toString();
    write(frame(TEXT, text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Sends bytes as they are. */
  void write(byte[] bytes) throws IOException {
    out.write(bytes);
  }

  /** Makes a whole message of one frame. */
  public static byte[] frame(int opcode, byte[] payload) {
    return frame(true, 0, opcode, payload);
  }

  /** Makes a masked frame (RFC 6455 §5.2). */
  public static byte[] frame(boolean fin, int rsv, int opcode, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
    frame.put((byte) ((fin ? 0x80 : 0) | rsv << 4 | opcode));
    if (payload.length < 126) {
      frame.put((byte) (0x80 | payload.length));
    } else if (payload.length < 1 << 16) {
      frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
    } else {
      frame.put((byte) (0x80 | 127)).putLong(payload.length);
    }
    frame.put(MASK);
    for (int i = 0; i < payload.length; i++) {
      frame.put((byte) (payload[i] ^ MASK[i & 3]));
    }
    byte[] bytes = new byte[frame.position()];
    frame.flip().get(bytes);
    return bytes;
  }

  /** Sends a close frame. */
  public void sayGoodbye() throws IOException {
    write(frame(CLOSE, new byte[] {0x03, (byte) 0xe8}));
  }

  /** A frame from the server. */
  static final class Frame {
    private final int first;
    private final boolean masked;
    private final byte[] payload;

    Frame(int first, boolean masked, byte[] payload) {
      this.first = first;
      this.masked = masked;
      this.payload = payload;
    }

    int first() {
      return first;
    }

    boolean masked() {
      return masked;
    }

    byte[] payload() {
      return payload;
    }

    boolean fin() {
      return (first & 0x80) != 0;
    }

    int rsv() {
      return first >> 4 & 7;
    }

    int opcode() {
      return first & 0xf;
    }

    /** Returns the code of a close frame. */
    int closeCode() {
      return payload.length < 2 ? NO_CODE : ByteBuffer.wrap(payload).getShort() & 0xffff;
    }
  }

  /** Reads one frame. */
  Frame readWhole() throws IOException {
    int first = in.readUnsignedByte();
    int second = in.readUnsignedByte();
    long length = second & 0x7f;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = in.readLong();
    }
    byte[] payload = in.readNBytes((int) length);
    if (payload.length < length) {
      throw new EOFException();
    }
    return new Frame(first, (second & 0x80) != 0, payload);
  }

  /** Tells whether something comes, or the end, within so long. */
  boolean isReadable(int millis) throws IOException {
    socket.setSoTimeout(millis);
    in.mark(1);
    try {
      in.read();
      in.reset();
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } finally {
      socket.setSoTimeout(PATIENCE_MILLIS);
    }
  }

  /** Reads one frame and tells its opcode. */
  public int readFrame() throws IOException {
    return readWhole().opcode();
  }

  /**
   * Reads on until the server has closed, answering nothing.
   *
   * @return the close code, or 1006 when the connection ends without one
   * @throws SocketTimeoutException if nothing comes for 30 s
   */
  public int readUntilClosed() throws IOException {
    // With the window of who never reads, the megabytes that wait in the network take minutes.
    socket.setReceiveBufferSize(SOME_BYTES);
    try {
      Frame frame = readWhole();
      while (frame.opcode() != CLOSE) {
        // What waited in the network comes first.
        frame = readWhole();
      }
      return frame.closeCode() == NO_CODE ? DROPPED : frame.closeCode();
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      // The end, or a reset: the close frame could not pass.
      return DROPPED;
    }
  }

  /** Reads to the end of the stream. */
  public void readToEnd() throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
