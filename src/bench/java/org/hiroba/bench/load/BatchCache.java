package org.hiroba.bench.load;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Remembers what messages say. A message to a thousand members is compared byte by byte with the
 * one before, which costs a tenth of reading it again, and still every byte is looked at. Used by
 * one thread.
 */
final class BatchCache {
  private static final int ENTRIES = 512;
  private static final int SAMPLES = 8;
  private static final int LONGEST = 1 << 17;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final Entry[] entries = new Entry[ENTRIES];
  private final WireFormat format;
  private final Batch single = new Batch();

  private static final class Entry {
    private byte[] data = new byte[0];
    private int length = -1;
    private final Batch batch = new Batch();

    private boolean holds(byte[] message, int from, int to) {
      return length == to - from && Arrays.equals(data, 0, length, message, from, to);
    }

    private void keep(byte[] message, int from, int to) {
      length = to - from;
      if (data.length < length) {
        data = new byte[Math.max(512, Integer.highestOneBit(length) * 2)];
      }
      System.arraycopy(message, from, data, 0, length);
    }
  }

  BatchCache(WireFormat format) {
    this.format = format;
    Arrays.setAll(entries, i -> new Entry());
  }

  /** Returns what a message says; valid until the next call. */
  Batch read(byte[] message, int from, int to) {
    int length = to - from;
    if (length > LONGEST || length < Long.BYTES) {
      single.clear();
      format.read(message, from, to, single);
      return single;
    }
    Entry entry = entries[slot(message, from, length)];
    if (!entry.holds(message, from, to)) {
      entry.length = -1;
      entry.batch.clear();
      format.read(message, from, to, entry.batch);
      if (entry.batch.isForAll()) {
        entry.keep(message, from, to);
      }
    }
    return entry.batch;
  }

  private static int slot(byte[] message, int from, int length) {
    long hash = length;
    int step = Math.max(1, (length - Long.BYTES) / SAMPLES);
    for (int at = 0; at <= length - Long.BYTES; at += step) {
      hash = hash * 0x9E3779B97F4A7C15L + (long) LONGS.get(message, from + at);
    }
    hash ^= hash >>> 32;
    hash ^= hash >>> 15;
    return (int) (hash & (ENTRIES - 1));
  }
}
