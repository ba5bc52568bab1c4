package org.hiroba.faults.abuse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.hiroba.blackbox.RawWebSocket;

/** Makes the bytes of frames and commands. */
final class AbuseFrames {
  private static final AtomicLong IDS = new AtomicLong();
  private static final String RUN = UUID.randomUUID().toString().substring(0, 8);

  private AbuseFrames() {}

  static byte[] text(String text) {
    return RawWebSocket.frame(RawWebSocket.TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] hello() {
    return text("{\"type\":\"hello\",\"id\":\"" + newId() + "\"}");
  }

  /** Returns a client id that nobody used before. */
  static String newId() {
    return "abuse-" + RUN + "-" + IDS.incrementAndGet();
  }

  /** Makes a command; its fields are JSON with single quotes. */
  static String command(String type, String fields) {
    return ("{'type':'" + type + "','id':'" + newId() + "'" + fields + "}").replace('\'', '"');
  }

  /** Makes many in one piece, so that sending them costs one call. */
  static byte[] many(int count, LongFunction<byte[]> frame) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < count; i++) {
      out.writeBytes(frame.apply(i));
    }
    return out.toByteArray();
  }

  /** Makes many commands of one kind in one piece. */
  static byte[] commands(int count, String type, String fields) {
    return many(count, i -> text(command(type, fields.replace("#", Long.toString(i)))));
  }
}
