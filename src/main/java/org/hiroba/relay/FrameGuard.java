package org.hiroba.relay;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Checks every frame of one client against RFC 6455 and the limits, and hands it on when it is
 * whole: the engine behind accepts what a server must refuse. A wrong frame is refused at its first
 * wrong byte, so a declared length costs nothing before the bytes are there. Not thread-safe.
 */
final class FrameGuard {
  private static final int MAX_CONTROL_BYTES = 125;
  private static final int HEADER_BYTES = 14;
  private static final int FIRST_BYTES = 1_024;

  private static final int CONTINUATION = 0x0;
  private static final int TEXT = 0x1;
  private static final int BINARY = 0x2;
  private static final int CLOSE = 0x8;
  private static final int PING = 0x9;
  private static final int PONG = 0xA;

  private final int maxMessageBytes;
  private final int maxFragments;
  private final Utf8Check utf8 = new Utf8Check();

  private byte[] frame = new byte[HEADER_BYTES];
  private int filled;
  private int headerBytes = 2;
  private int payloadBytes;
  private boolean headerRead;

  private boolean inMessage;
  private boolean text;
  private int messageBytes;
  private int fragments;
  private boolean closed;
  private int closeCode = RelayCloseCodes.NONE;

  FrameGuard(int maxMessageBytes, int maxFragments) {
    this.maxMessageBytes = maxMessageBytes;
    this.maxFragments = maxFragments;
  }

  /** Tells whether the client has sent its close frame; what comes after it means nothing. */
  boolean isClosed() {
    return closed;
  }

  /** Returns the code of the client's close frame, 1005 if it has none. */
  int closeCode() {
    return closeCode;
  }

  /** Tells whether a frame or a fragmented message has begun and not ended. */
  boolean isInside() {
    return filled > 0 || inMessage;
  }

  /**
   * Takes bytes up to the end of a frame.
   *
   * @return the frame as it came, or null if more bytes are needed
   * @throws FrameViolation if the client has to be closed
   */
  @Nullable ByteBuffer next(ByteBuffer in) throws FrameViolation {
    while (in.hasRemaining() || (headerRead && filled == headerBytes + payloadBytes)) {
      if (!headerRead) {
        take(in.get() & 0xFF);
      } else {
        payload(in);
        if (filled == headerBytes + payloadBytes) {
          return finish();
        }
      }
    }
    return null;
  }

  private void take(int octet) throws FrameViolation {
    frame[filled++] = (byte) octet;
    if (filled == 1) {
      checkFirst(octet);
    } else if (filled == 2) {
      checkSecond(octet);
    } else if (filled == 3 && headerBytes == HEADER_BYTES && octet > 0x7F) {
      throw new FrameViolation(RelayCloseCodes.PROTOCOL_ERROR, "length with its highest bit set");
    }
    if (filled == headerBytes) {
      checkLength();
      headerRead = true;
    }
  }

  /** RFC 6455 §5.2: FIN, RSV1–3, opcode. */
  private void checkFirst(int octet) throws FrameViolation {
    if ((octet & 0x70) != 0) {
      throw new FrameViolation(
          RelayCloseCodes.PROTOCOL_ERROR, "reserved bit set without an extension");
    }
    boolean last = (octet & 0x80) != 0;
    switch (octet & 0x0F) {
      case CONTINUATION -> {
        if (!inMessage) {
          throw new FrameViolation(
              RelayCloseCodes.PROTOCOL_ERROR, "continuation without a beginning");
        }
      }
      case TEXT, BINARY -> {
        if (inMessage) {
          throw new FrameViolation(
              RelayCloseCodes.PROTOCOL_ERROR, "new message inside a fragmented one");
        }
      }
      case CLOSE, PING, PONG -> {
        // §5.5: control frames are never fragmented.
        if (!last) {
          throw new FrameViolation(RelayCloseCodes.PROTOCOL_ERROR, "fragmented control frame");
        }
      }
      default -> throw new FrameViolation(RelayCloseCodes.PROTOCOL_ERROR, "reserved opcode");
    }
  }

  private void checkSecond(int octet) throws FrameViolation {
    // §5.1: a server must close the connection upon a frame that is not masked.
    if ((octet & 0x80) == 0) {
      throw new FrameViolation(RelayCloseCodes.PROTOCOL_ERROR, "frame without a mask");
    }
    int length = octet & 0x7F;
    if (isControl() && length > MAX_CONTROL_BYTES) {
      throw new FrameViolation(RelayCloseCodes.PROTOCOL_ERROR, "control frame over 125 bytes");
    }
    headerBytes = length < 126 ? 6 : length == 126 ? 8 : HEADER_BYTES;
  }

  private void checkLength() throws FrameViolation {
    ByteBuffer header = ByteBuffer.wrap(frame);
    long length =
        switch (headerBytes) {
          case 6 -> frame[1] & 0x7F;
          case 8 -> header.getShort(2) & 0xFFFF;
          default -> header.getLong(2);
        };
    // §5.2: the minimal number of bytes must be used.
    if ((headerBytes == 8 && length < 126) || (headerBytes == HEADER_BYTES && length <= 0xFFFF)) {
      throw new FrameViolation(RelayCloseCodes.PROTOCOL_ERROR, "length not in its shortest form");
    }
    if (isControl()) {
      if (opcode() == CLOSE && length == 1) {
        throw new FrameViolation(RelayCloseCodes.PROTOCOL_ERROR, "close frame with half a code");
      }
    } else {
      beginFragment(length);
    }
    payloadBytes = (int) length;
  }

  private void beginFragment(long length) throws FrameViolation {
    if (opcode() != CONTINUATION) {
      messageBytes = 0;
      fragments = 0;
      text = opcode() == TEXT;
      utf8.reset();
    }
    if (length > maxMessageBytes - messageBytes) {
      throw new FrameViolation(
          RelayCloseCodes.TOO_BIG, "a message has at most " + maxMessageBytes + " bytes");
    }
    if (++fragments > maxFragments) {
      throw new FrameViolation(
          RelayCloseCodes.POLICY, "a message has at most " + maxFragments + " frames");
    }
    messageBytes += (int) length;
    inMessage = true;
  }

  private void payload(ByteBuffer in) throws FrameViolation {
    int whole = headerBytes + payloadBytes;
    int count = Math.min(in.remaining(), whole - filled);
    if (filled + count > frame.length) {
      int doubled = Math.max(FIRST_BYTES, 2 * frame.length);
      frame = Arrays.copyOf(frame, Math.min(whole, Math.max(doubled, filled + count)));
    }
    in.get(frame, filled, count);
    if (text && !isControl()) {
      for (int i = filled; i < filled + count; i++) {
        if (!utf8.accept(unmasked(i))) {
          throw new FrameViolation(RelayCloseCodes.NO_UTF8, "text is not UTF-8");
        }
      }
    }
    filled += count;
  }

  private ByteBuffer finish() throws FrameViolation {
    if (isControl()) {
      if (opcode() == CLOSE) {
        checkClose();
        closed = true;
      }
    } else if ((frame[0] & 0x80) != 0) {
      inMessage = false;
      if (text && !utf8.isComplete()) {
        throw new FrameViolation(RelayCloseCodes.NO_UTF8, "text ends inside a character");
      }
    }
    ByteBuffer whole = ByteBuffer.wrap(frame, 0, filled);
    frame = new byte[HEADER_BYTES];
    filled = 0;
    headerBytes = 2;
    payloadBytes = 0;
    headerRead = false;
    return whole;
  }

  /** RFC 6455 §5.5.1 and §7.4: a code that may travel, and a reason in UTF-8. */
  private void checkClose() throws FrameViolation {
    if (payloadBytes == 0) {
      return;
    }
    int code = unmasked(headerBytes) << 8 | unmasked(headerBytes + 1);
    if (!RelayCloseCodes.isSendable(code)) {
      throw new FrameViolation(RelayCloseCodes.PROTOCOL_ERROR, "close code that must not be sent");
    }
    closeCode = code;
    Utf8Check reason = new Utf8Check();
    for (int i = headerBytes + 2; i < filled; i++) {
      if (!reason.accept(unmasked(i))) {
        throw new FrameViolation(RelayCloseCodes.NO_UTF8, "close reason is not UTF-8");
      }
    }
    if (!reason.isComplete()) {
      throw new FrameViolation(RelayCloseCodes.NO_UTF8, "close reason ends inside a character");
    }
  }

  private int unmasked(int index) {
    int maskAt = headerBytes - 4;
    return (frame[index] ^ frame[maskAt + ((index - headerBytes) & 3)]) & 0xFF;
  }

  private int opcode() {
    return frame[0] & 0x0F;
  }

  private boolean isControl() {
    return (frame[0] & 0x08) != 0;
  }
}
