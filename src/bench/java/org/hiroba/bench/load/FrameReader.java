package org.hiroba.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Makes messages of what connections bring (RFC 6455 §5): whole frames where they lie, so that
 * nothing is copied but the rest of a frame that is not complete. Used by its loop's thread.
 */
final class FrameReader {
  private static final int READ_BYTES = 1 << 18;

  private final Opening opening;
  private final Deliveries deliveries;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_BYTES);
  private byte[] work = new byte[READ_BYTES * 2];

  FrameReader(Opening opening, Deliveries deliveries) {
    this.opening = opening;
    this.deliveries = deliveries;
  }

  /** Reads what has come on a connection, at most {@link #READ_BYTES}. */
  void read(Member member) throws IOException {
    buffer.clear();
    int count = member.channel.read(buffer);
    if (count < 0) {
      throw new LoadException(
          "The server ended a connection without a close frame (1006) in the state "
              + member.state
              + ", after "
              + member.received
              + " deliveries on it");
    }
    int rest = member.restLength;
    if (work.length < rest + count) {
      work = new byte[(rest + count) * 2];
    }
    System.arraycopy(member.rest, 0, work, 0, rest);
    buffer.flip().get(work, rest, count);
    int end = rest + count;
    int at = 0;
    if (member.state == Member.State.SHAKING_HANDS) {
      at = opening.readHandshake(member, work, 0, end);
    }
    if (member.state != Member.State.SHAKING_HANDS) {
      at = readFrames(member, at, end);
    }
    member.keepRest(work, at, end - at);
  }

  /** Reads all whole frames; returns where the first one begins that is not whole. */
  private int readFrames(Member member, int from, int end) throws IOException {
    int at = from;
    while (true) {
      int payload = Frames.payload(work, at, end);
      if (payload < 0) {
        return at;
      }
      long length = Frames.length(work, at);
      if (length > end - payload) {
        return at;
      }
      int next = payload + (int) length;
      readFrame(member, work[at], payload, next);
      at = next;
    }
  }

  private void readFrame(Member member, byte first, int from, int to) throws IOException {
    boolean last = (first & 0x80) != 0;
    switch (first & 0x7f) {
      case Frames.TEXT, Frames.CONTINUATION -> {
        if (last && !member.fragmented) {
          deliveries.hear(member, work, from, to);
          return;
        }
        member.keepFragment(work, from, to - from);
        member.fragmented = !last;
        if (last) {
          int length = member.fragmentsLength;
          member.fragmentsLength = 0;
          deliveries.hear(member, member.fragments, 0, length);
        }
      }
      case Frames.PING -> {
        member.frame(Frames.PONG, work, from, to - from);
        member.flush();
      }
      case Frames.PONG -> {}
      case Frames.CLOSE ->
          throw new LoadException(
              "The server closed a connection with " + Frames.closeReason(work, from, to));
      default -> throw new LoadException("An unexpected frame begins with " + (first & 0xff));
    }
  }
}
