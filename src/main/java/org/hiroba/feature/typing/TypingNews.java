package org.hiroba.feature.typing;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.hiroba.account.UserId;
import org.hiroba.command.RateLimiter;
import org.hiroba.protocol.EventEncoder;
import org.hiroba.room.RoomId;
import org.hiroba.session.ChatSession;
import org.hiroba.session.FanOut;

/** Tells the others in a room that somebody is typing, at most every three seconds. Thread-safe. */
final class TypingNews {
  private static final Duration EVERY = Duration.ofSeconds(3);

  private final FanOut fanOut;
  private final EventEncoder encoder;
  private final RateLimiter<Typist> recent;

  TypingNews(FanOut fanOut, EventEncoder encoder, LongSupplier nanoTime) {
    this.fanOut = fanOut;
    this.encoder = encoder;
    this.recent = new RateLimiter<>(1, EVERY, 1, nanoTime);
  }

  private record Typist(UserId user, RoomId room) {}

  /** Passes the news on; in a room that the session does not hear nothing happens. */
  void typing(ChatSession session, RoomId room) {
    UserId user = session.user().id();
    if (session.isIn(room) && recent.tryAcquire(new Typist(user, room)) == 0) {
      fanOut.tell(room, encoder.encode(new Typing(room, user)), user);
    }
  }
}
