package org.hiroba.bench.hub;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hiroba.protocol.AcceptKey;

/**
 * One connection of the raw hub: shakes hands and takes its frames apart. Takes unfragmented text
 * messages of up to 64 KiB, no extensions; whoever sends more is gone. Used by one thread.
 */
final class RawClient {
  private static final Pattern KEY =
      Pattern.compile("(?i)\r\nSec-WebSocket-Key: *([A-Za-z0-9+/]{21}[AQgw]==)\r\n");
  private static final int USUAL_BYTES = 512;
  private static final int TEXT = 1;
  private static final int CLOSE = 8;

  final SelectionKey key;
  boolean open;
  boolean gone;
  boolean blocked;

  /** How far into {@link SharedFrames} it was served. */
  long position;

  private final SocketChannel channel;
  private final ByteBuffer usual = ByteBuffer.allocate(USUAL_BYTES);
  private ByteBuffer in = usual;

  /** Takes what a client says; it lies at the beginning of {@code payload}. */
  interface Texts {
    void take(byte[] payload, int length) throws IOException;
  }

  RawClient(SocketChannel channel, SelectionKey key) {
    this.channel = channel;
    this.key = key;
  }

  /** Ends the connection. */
  void drop() throws IOException {
    gone = true;
    open = false;
    channel.close();
  }

  /** Writes what it has not had yet. */
  void serve(SharedFrames frames) throws IOException {
    try {
      position += frames.writeTo(channel, position);
      if (position < frames.end()) {
        blocked = true;
        key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
      }
    } catch (IOException e) {
      drop();
    }
  }

  /**
   * Reads what has come.
   *
   * @param scratch as much as may come at once
   * @param payload room for the longest text
   * @param end of the stream of frames: where a client begins that has just shaken hands
   */
  void read(ByteBuffer scratch, byte[] payload, long end, Texts texts) throws IOException {
    scratch.clear();
    if (channel.read(scratch) < 0) {
      drop();
      return;
    }
    scratch.flip();
    if (in.remaining() < scratch.remaining()) {
      ByteBuffer grown = ByteBuffer.allocate((in.position() + scratch.remaining()) * 2);
      grown.put(in.flip());
      in = grown;
    }
    in.put(scratch).flip();
    if (!open && shakeHands()) {
      open = true;
      position = end;
    }
    while (open && takeFrame(payload, texts)) {
      // As many as are there.
    }
    if (in.hasRemaining()) {
      in.compact();
    } else {
      in = usual.clear();
    }
  }

  private boolean shakeHands() throws IOException {
    String request = StandardCharsets.ISO_8859_1.decode(in.duplicate()).toString();
    int end = request.indexOf("\r\n\r\n");
    if (end < 0) {
      return false;
    }
    in.position(in.position() + end + 4);
    Matcher asked = KEY.matcher(request);
    if (!asked.find()) {
      drop();
      return false;
    }
    String answer =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: "
            + AcceptKey.of(asked.group(1)).accept()
            + "\r\n\r\n";
    channel.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)));
    return true;
  }

  /** Takes a frame if it is whole: a text for all, or a close. */
  private boolean takeFrame(byte[] payload, Texts texts) throws IOException {
    int start = in.position();
    if (in.remaining() < 2) {
      return false;
    }
    int opcode = in.get() & 0xf;
    int length = in.get() & 0x7f;
    int more = (length == 126 ? 2 : 0) + 4;
    if (length == 127) {
      drop();
      return false;
    }
    if (in.remaining() < more) {
      in.position(start);
      return false;
    }
    if (length == 126) {
      length = in.getShort() & 0xffff;
    }
    int mask = in.getInt();
    if (in.remaining() < length) {
      in.position(start);
      return false;
    }
    in.get(payload, 0, length);
    for (int i = 0; i < length; i++) {
      payload[i] ^= (byte) (mask >>> (24 - 8 * (i & 3)));
    }
    if (opcode == CLOSE) {
      drop();
      return false;
    }
    if (opcode == TEXT) {
      texts.take(payload, length);
    }
    return true;
  }
}
