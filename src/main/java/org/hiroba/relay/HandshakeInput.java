package org.hiroba.relay;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Collects the head of the opening handshake, within its bounds in bytes and time. */
final class HandshakeInput implements Input {
  private static final int END = 0x0D0A0D0A;

  private final RelayLimits limits;
  private final RelayMeters meters;
  private final Entry entry;
  private final long begunAt;
  private final ByteArrayOutputStream head = new ByteArrayOutputStream(0);
  private int lastFour;
  private boolean ended;
  private @Nullable RelayConnection connection;

  /** Where a client goes whose handshake is whole. */
  @FunctionalInterface
  interface Entry {
    /**
     * Answers the handshake and begins the conversation.
     *
     * @return what takes the frames
     * @throws HandshakeRefusal if the client may not come in
     */
    Input enter(RequestHead head, RelayConnection connection) throws HandshakeRefusal;
  }

  HandshakeInput(RelayLimits limits, RelayMeters meters, Entry entry, long now) {
    this.limits = limits;
    this.meters = meters;
    this.entry = entry;
    this.begunAt = now;
  }

  /** Names the connection whose bytes these are; before the first byte. */
  void of(RelayConnection owner) {
    connection = owner;
  }

  @Override
  public void take(ByteBuffer bytes) {
    RelayConnection owner = owner();
    try {
      while (bytes.hasRemaining()) {
        int octet = bytes.get() & 0xFF;
        head.write(octet);
        lastFour = lastFour << 8 | octet;
        if (lastFour == END) {
          Input frames = entry.enter(RequestHead.parse(headBytes()), owner);
          owner.become(frames);
          frames.take(bytes);
          return;
        }
        if (head.size() >= limits.headBytes()) {
          throw new HandshakeRefusal(
              431, "A handshake has at most " + limits.headBytes() + " bytes.");
        }
      }
    } catch (HandshakeRefusal e) {
      refuse(e);
    }
  }

  private byte[] headBytes() {
    byte[] all = head.toByteArray();
    return Arrays.copyOf(all, all.length - 4);
  }

  private void refuse(HandshakeRefusal refusal) {
    ended = true;
    meters.dropped(Integer.toString(refusal.status()));
    owner().write(refusal.answer());
    owner().end();
  }

  @Override
  public boolean wantsBytes() {
    return !ended;
  }

  @Override
  public void tick(long now) {
    if (!ended && now - begunAt >= limits.headTime().toNanos()) {
      if (owner().isEstablished()) {
        refuse(
            new HandshakeRefusal(
                408, "A handshake takes at most " + limits.headTime().toSeconds() + " s."));
      } else {
        meters.dropped("tls-time");
        owner().close();
      }
    }
  }

  @Override
  public void overflowed() {
    owner().close();
  }

  @Override
  public void goodBye() {
    owner().close();
  }

  @Override
  public void lost() {
    meters.dropped("no-handshake");
  }

  private RelayConnection owner() {
    if (connection == null) {
      throw new IllegalStateException("Bytes without a connection");
    }
    return connection;
  }
}
