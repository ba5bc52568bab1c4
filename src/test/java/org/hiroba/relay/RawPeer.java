package org.hiroba.relay;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A client that sends whatever bytes it likes, over TCP or TLS. */
final class RawPeer implements AutoCloseable {
  static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

  private static final int PATIENCE_MILLIS = 30_000;
  private static final byte[] MASK = {0x37, (byte) 0xfa, 0x21, 0x3d};

  private final Socket socket;
  private final DataInputStream in;

  /** A frame that came. */
  record Frame(int opcode, boolean last, String payload) {
    /** Returns the code of a close frame, 1005 if it has none. */
    int closeCode() {
      byte[] bytes = payload.getBytes(StandardCharsets.ISO_8859_1);
      return bytes.length < 2 ? 1005 : ByteBuffer.wrap(bytes).getShort() & 0xFFFF;
    }

    String text() {
      return new String(payload.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
  }

  private RawPeer(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
    in = new DataInputStream(socket.getInputStream());
  }

  static RawPeer connect(int port, boolean tls) {
    try {
      Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
      if (!tls) {
        return new RawPeer(plain);
      }
      SSLSocket secure =
          (SSLSocket) trusting().getSocketFactory().createSocket(plain, "localhost", port, true);
      secure.startHandshake();
      return new RawPeer(secure);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Connects with the smallest buffer for what comes, so that it is full soon. */
  static RawPeer connectNarrow(int port) {
    try {
      Socket socket = new Socket();
      socket.setReceiveBufferSize(4_096);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return new RawPeer(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A context that trusts everybody: the certificates of these tests vouch for themselves. */
  static SSLContext trusting() {
    X509TrustManager everybody =
        new X509TrustManager() {
          @Override
          public void checkClientTrusted(X509Certificate[] chain, String type) {}

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String type) {}

          @Override
          public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
          }
        };
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {everybody}, new SecureRandom());
      return context;
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static String handshake(String path, String... more) {
    return "GET "
        + path
        + " HTTP/1.1\r\nHost: localhost:12345\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Key: "
        + KEY
        + "\r\nSec-WebSocket-Version: 13\r\n"
        + String.join("", more)
        + "\r\n";
  }

  /** Makes a masked frame; the first byte is FIN, the reserved bits and the opcode. */
  static byte[] frame(int first, byte[] payload) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(first);
    int length = payload.length;
    if (length < 126) {
      out.write(0x80 | length);
    } else if (length <= 0xFFFF) {
      out.write(0x80 | 126);
      out.writeBytes(ByteBuffer.allocate(2).putShort((short) length).array());
    } else {
      out.write(0x80 | 127);
      out.writeBytes(ByteBuffer.allocate(8).putLong(length).array());
    }
    out.writeBytes(MASK);
    out.writeBytes(masked(payload));
    return out.toByteArray();
  }

  static byte[] frame(int first, String payload) {
    return frame(first, payload.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] masked(byte[] payload) {
    byte[] masked = payload.clone();
    for (int i = 0; i < masked.length; i++) {
      masked[i] ^= MASK[i & 3];
    }
    return masked;
  }

  static byte[] close(int code, String reason) {
    byte[] text = reason.getBytes(StandardCharsets.UTF_8);
    return frame(
        0x88, ByteBuffer.allocate(2 + text.length).putShort((short) code).put(text).array());
  }

  RawPeer send(String text) {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  RawPeer send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says a text, in one frame. */
  RawPeer say(String text) {
    return send(frame(0x81, text));
  }

  /** Reads the head of an HTTP answer. */
  String head() {
    try {
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        head.append((char) in.readUnsignedByte());
      }
      return head.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the next frame; servers never mask theirs. */
  Frame read() {
    try {
      int first = in.readUnsignedByte();
      int second = in.readUnsignedByte();
      long length = second == 126 ? in.readUnsignedShort() : second == 127 ? in.readLong() : second;
      byte[] payload = new byte[(int) length];
      in.readFully(payload);
      return new Frame(
          first & 0x0F, (first & 0x80) != 0, new String(payload, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads whatever comes until the server ends the connection, in whatever way. */
  void awaitEnd() {
    try {
      while (in.read() >= 0) {
        // What it still says does not matter.
      }
    } catch (EOFException | SocketException | SSLException e) {
      // A reset is an end too.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Socket socket() {
    return socket;
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
