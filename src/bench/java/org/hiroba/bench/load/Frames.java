package org.hiroba.bench.load;

import java.nio.charset.StandardCharsets;

/** The frames of RFC 6455 §5.2, as servers send them: never masked. */
final class Frames {
  static final int CONTINUATION = 0;
  static final int TEXT = 1;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;

  /** The payload of a close frame with 1000. */
  static final byte[] NORMAL_CLOSURE = {(byte) (1000 >> 8), (byte) 1000};

  private Frames() {}

  /** Returns where the payload begins of the frame at {@code at}; -1 if that has not come yet. */
  static int payload(byte[] data, int at, int end) {
    if (end - at < 2) {
      return -1;
    }
    int seven = data[at + 1];
    if (seven < 0) {
      throw new LoadException("A masked frame from a server");
    }
    int payload = at + (seven < 126 ? 2 : seven == 126 ? 4 : 10);
    return payload <= end ? payload : -1;
  }

  /** Returns how long the payload is of the frame at {@code at}, whose header is all there. */
  static long length(byte[] data, int at) {
    int seven = data[at + 1];
    if (seven < 126) {
      return seven;
    }
    long length = 0;
    int bytes = seven == 126 ? 2 : 8;
    for (int i = 0; i < bytes; i++) {
      length = length << 8 | (data[at + 2 + i] & 0xff);
    }
    return length;
  }

  /** Returns what a close frame says. */
  static String closeReason(byte[] data, int from, int to) {
    if (to - from < 2) {
      return "no code";
    }
    int code = (data[from] & 0xff) << 8 | (data[from + 1] & 0xff);
    return code + " " + new String(data, from + 2, to - from - 2, StandardCharsets.UTF_8);
  }
}
