package org.hiroba.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
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
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.Json;

/**
 * A client on a bare socket (RFC 6455) that does only what it is told: it reads nothing, answers no
 * ping and no close by itself. Not thread-safe.
 */
final class RawWebSocket implements AutoCloseable {
  private static final int CLOSE = 8;

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;

  private RawWebSocket(Socket socket) throws IOException {
    this.socket = socket;
    in = new DataInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  /**
   * Opens {@code ws/chat}.
   *
   * @param receiveBytes the receive window, small for a client that soon takes nothing any more; 0
   *     for the system's
   */
  static RawWebSocket open(URI base, Guest guest, int receiveBytes) throws IOException {
    Socket socket = new Socket();
    if (receiveBytes > 0) {
      socket.setReceiveBufferSize(receiveBytes);
    }
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(30_000);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), base.getPort()), 10_000);
    RawWebSocket opened = new RawWebSocket(socket);
    opened.shakeHands(base, guest);
    return opened;
  }

  private void shakeHands(URI base, Guest guest) throws IOException {
    String request =
        "GET "
            + base.getPath()
            + "ws/chat HTTP/1.1\r\nHost: "
            + base.getAuthority()
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: L7XSkAaV9mTTJbtCOhsZkg==\r\n"
            + "Sec-WebSocket-Protocol: hiroba.v1\r\nCookie: "
            + guest.cookie()
            + "\r\n\r\n";
    out.write(request.getBytes(StandardCharsets.US_ASCII));
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    if (!head.toString().startsWith("HTTP/1.1 101")) {
      throw new IOException("refused: " + head);
    }
  }

  /** Says hello. */
  void hello() throws IOException {
    ObjectNode hello = Json.MAPPER.createObjectNode();
    send(1, hello.put("type", "hello").put("id", UUID.randomUUID().toString()).toString());
  }

  private void send(int opcode, String text) throws IOException {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    send(opcode, payload);
  }

  private void send(int opcode, byte[] payload) throws IOException {
    // Masked with zeros (RFC 6455 §5.3), so that the payload stays as it is; always 16-bit length.
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 8);
    frame.put((byte) (0x80 | opcode));
    if (payload.length < 126) {
      frame.put((byte) (0x80 | payload.length));
    } else {
      frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
    }
    frame.putInt(0).put(payload);
    out.write(frame.array(), 0, frame.position());
  }

  /** Sends a close frame. */
  void sayGoodbye() throws IOException {
    send(CLOSE, new byte[] {0x03, (byte) 0xe8});
  }

  /** Reads one frame and tells its opcode. */
  int readFrame() throws IOException {
    return readHead(null);
  }

  /**
   * Reads on until the server has closed, answering nothing.
   *
   * @return the close code, or 1006 when the connection ends without one
   * @throws SocketTimeoutException if nothing comes for 30 s
   */
  int readUntilClosed() throws IOException {
    int[] code = {1006};
    try {
      while (readHead(code) != CLOSE) {
        // What waited in the network comes first.
      }
      return code[0];
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (EOFException e) {
      return 1006;
    } catch (IOException e) {
      // A reset: the close frame could not pass.
      return 1006;
    }
  }

  private int readHead(int[] closeCode) throws IOException {
    int opcode = in.readUnsignedByte() & 0xf;
    long length = in.readUnsignedByte() & 0x7f;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = in.readLong();
    }
    byte[] payload = in.readNBytes((int) length);
    if (payload.length < length) {
      throw new EOFException();
    }
    if (opcode == CLOSE && length >= 2 && closeCode != null) {
      closeCode[0] = ByteBuffer.wrap(payload).getShort() & 0xffff;
    }
    return opcode;
  }

  /** Reads to the end of the stream. */
  void readToEnd() throws IOException {
    InputStream rest = in;
    rest.transferTo(OutputStream.nullOutputStream());
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
