package org.hiroba.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads and writes the one thing of Exif that a picture needs: how it is turned. Stateless. */
final class ExifOrientation {
  /** As it is stored. */
  static final int UPRIGHT = 1;

  private static final int TAG = 0x0112;
  private static final int MOST = 8;
  private static final int ENTRY_BYTES = 12;
  private static final int LITTLE = 0x4949;

  private ExifOrientation() {}

  /** Returns that of a TIFF (Exif 2.32 §4.5): of its first directory; upright if none is there. */
  static int of(byte[] bytes) {
    ByteBuffer tiff = ByteBuffer.wrap(bytes);
    if (tiff.remaining() < 8) {
      return UPRIGHT;
    }
    tiff.order(tiff.getShort(0) == LITTLE ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long at = tiff.getInt(4) & 0xFFFFFFFFL;
    if (at + 2 > tiff.limit()) {
      return UPRIGHT;
    }
    int entries = tiff.getShort((int) at) & 0xFFFF;
    for (int i = 0; i < entries; i++) {
      long entry = at + 2 + (long) i * ENTRY_BYTES;
      if (entry + ENTRY_BYTES > tiff.limit()) {
        return UPRIGHT;
      }
      if ((tiff.getShort((int) entry) & 0xFFFF) == TAG) {
        int value = tiff.getShort((int) entry + 8) & 0xFFFF;
        return value >= UPRIGHT && value <= MOST ? value : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  /** Returns a TIFF that says this alone: 26 bytes. */
  static byte[] alone(int orientation) {
    ByteBuffer tiff = ByteBuffer.allocate(26);
    // One directory at 8 with one entry: a short (3), once.
    tiff.putShort((short) 0x4D4D).putShort((short) 42).putInt(8);
    tiff.putShort((short) 1).putShort((short) TAG).putShort((short) 3).putInt(1);
    tiff.putShort((short) orientation).putShort((short) 0).putInt(0);
    return tiff.array();
  }
}
