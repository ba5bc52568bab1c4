package org.hiroba.bench.load;

import org.jspecify.annotations.Nullable;

/**
 * What the hubs speak that we compare with: a text message is a post, and goes to all as it came;
 * several in one message are separated by line feeds.
 */
public final class BareFormat implements WireFormat {
  @Override
  public @Nullable String subprotocol() {
    return null;
  }

  @Override
  public byte @Nullable [] greeting() {
    return null;
  }

  @Override
  public boolean acknowledges() {
    return false;
  }

  @Override
  public boolean numbers() {
    return false;
  }

  @Override
  public int post(byte[] out, String client, byte[] room, int number, byte[] text, int textLength) {
    System.arraycopy(text, 0, out, 0, textLength);
    return textLength;
  }

  @Override
  public void read(byte[] data, int from, int to, Batch into) {
    int start = from;
    for (int at = from; at <= to; at++) {
      if (at == to || data[at] == '\n') {
        PostText.read(data, start, at, into);
        start = at + 1;
      }
    }
  }
}
