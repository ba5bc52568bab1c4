package org.hiroba.relay;

import java.nio.ByteBuffer;
import org.hiroba.netio.SelectorLoop;
import org.hiroba.rate.TokenBucket;
import org.hiroba.relay.port.ProtocolEngine.Conversation;

/** Passes a client's frames on, each checked and none too fast, and keeps its deadlines. */
final class FrameInput implements Input {
  private final SelectorLoop loop;
  private final RelayLimits limits;
  private final RelayMeters meters;
  private final Conversation conversation;
  private final FrameGuard guard;
  private final TokenBucket pace;
  private boolean failed;
  private boolean paused;
  private boolean pinged;
  private boolean inside;
  private long insideSince;
  private long heardAt;

  FrameInput(RelayConnection.Place place, Conversation conversation) {
    this.loop = place.loop();
    this.limits = place.limits();
    this.meters = place.meters();
    this.conversation = conversation;
    this.guard = new FrameGuard(limits.messageBytes(), limits.fragments());
    this.heardAt = loop.now();
    this.pace = TokenBucket.perSecond(limits.framesPerSecond(), limits.framesPerSecond(), heardAt);
  }

  @Override
  public void take(ByteBuffer bytes) {
    long now = loop.now();
    if (bytes.hasRemaining()) {
      heardAt = now;
      pinged = false;
    }
    try {
      while (bytes.hasRemaining() && !failed && !guard.isClosed()) {
        if (!pace.isDue(now)) {
          paused = true;
          break;
        }
        ByteBuffer frame = guard.next(bytes);
        if (frame != null) {
          // It is due: see above.
          pace.take(now);
          inside = guard.isInside() && inside;
          receive(frame);
        }
      }
    } catch (FrameViolation e) {
      fail(e.code(), e.reason());
    }
    if (guard.isInside() && !inside) {
      inside = true;
      insideSince = now;
    }
  }

  private void receive(ByteBuffer frame) {
    if (guard.isClosed() && RelayCloseCodes.isForeignToEngine(guard.closeCode())) {
      conversation.close(guard.closeCode(), "");
    } else {
      conversation.receive(frame);
    }
  }

  private void fail(int code, String reason) {
    failed = true;
    conversation.close(code, reason);
    // Last: who reads the meter finds that the client's time to take the close frame runs.
    meters.dropped(Integer.toString(code));
  }

  @Override
  public boolean wantsBytes() {
    return !paused && !failed && !guard.isClosed();
  }

  @Override
  public void tick(long now) {
    if (failed) {
      return;
    }
    paused = paused && !pace.isDue(now);
    long silence = now - heardAt;
    if (guard.isInside() && now - insideSince >= limits.messageTime().toNanos()) {
      fail(
          RelayCloseCodes.POLICY,
          "a message takes at most " + limits.messageTime().toSeconds() + " seconds");
    } else if (silence >= 2 * limits.heartbeat().toNanos()) {
      fail(RelayCloseCodes.HEARTBEAT_MISSED, "no sign of life");
    } else if (silence >= limits.heartbeat().toNanos() && !pinged) {
      pinged = true;
      conversation.ping();
    }
  }

  @Override
  public void overflowed() {
    fail(RelayCloseCodes.SLOW_CONSUMER, "too far behind");
  }

  @Override
  public void goodBye() {
    conversation.close(RelayCloseCodes.GOING_AWAY, "the relay is going down");
  }

  @Override
  public void lost() {
    conversation.lost();
  }
}
