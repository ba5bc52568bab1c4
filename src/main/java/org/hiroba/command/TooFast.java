package org.hiroba.command;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.hiroba.protocol.ErrorCode;
import org.hiroba.room.RoomId;
import org.hiroba.session.ChatSession;
import org.jspecify.annotations.Nullable;

/**
 * Takes the commands that come faster than their author may send them. Thread-safe; does not block,
 * and asks no database.
 *
 * <p>What would be answered is refused by its id, at most {@value Rates#REFUSALS} times a second
 * and person ({@value Rates#REFUSALS_BURST} at once), a long one as several; beyond that, once a
 * second a socket hears that its commands are thrown away. Of notices whose last one counts, such
 * as {@code read}, the last one of each room is kept until its author may send again; it is
 * forgotten with its socket. Other notices are dropped without a word.
 */
final class TooFast {
  /** A notice is shorter; a longer frame is not looked at when it would not be answered. */
  private static final int NOTICE_CHARS = 512;

  private final Commands commands;
  private final Rates rates;
  private final Answers answers;
  private final RateLimiter<String> warnings;
  private final Map<ChatSession, Map<Standing, Kept>> kept = new ConcurrentHashMap<>();

  TooFast(Commands commands, Rates rates, ChatParts parts) {
    this.commands = commands;
    this.rates = rates;
    this.answers = parts.answers();
    this.warnings = new RateLimiter<>(1, Duration.ofSeconds(1), 1, parts.nanoTime());
  }

  /** Names what a later notice stands in the place of. */
  private record Standing(CommandKind kind, @Nullable String room) {}

  /** Holds a notice; of two, the one that says the higher seq counts, else the later one. */
  private record Kept(String frame, long seq) {
    Kept or(Kept later) {
      return later.seq() < seq ? this : later;
    }
  }

  /**
   * Refuses a frame, drops it or keeps it for later.
   *
   * @param waitMillis when its author may send again
   * @return false when it was looked at and is no JSON object
   */
  boolean take(ChatSession session, String frame, long waitMillis) {
    int weight = Rates.weightOf(frame.length());
    boolean isLong = frame.length() > NOTICE_CHARS;
    if (isLong && !rates.mayRefuse(session.user().id(), weight)) {
      answers.dropped();
      warn(session);
      return true;
    }
    FrameHead head = FrameHead.of(frame);
    CommandKind kind = commands.kind(head.type());
    if (kind != null && !kind.isAnswered()) {
      keepIfLasting(session, kind, head, frame);
    } else if (isLong || rates.mayRefuse(session.user().id(), weight)) {
      answers.fail(
          session,
          TextRules.isId(head.id()) ? head.id() : null,
          ErrorCode.RATE_LIMITED,
          ChatService.TOO_MUCH,
          waitMillis);
    } else {
      answers.dropped();
      warn(session);
    }
    return head.isObject();
  }

  /** Keeps a notice that came in time if an earlier one that it replaces still waits. */
  boolean isBehindKept(ChatSession session, CommandKind kind, String frame) {
    if (!kind.isLasting() || !kept.containsKey(session)) {
      return false;
    }
    FrameHead head = FrameHead.of(frame);
    boolean[] waits = {false};
    kept.computeIfPresent(
        session,
        (same, notices) -> {
          waits[0] =
              notices.computeIfPresent(
                      new Standing(kind, head.room()),
                      (standing, earlier) -> earlier.or(new Kept(frame, head.seq())))
                  != null;
          return notices;
        });
    return waits[0];
  }

  private void keepIfLasting(ChatSession session, CommandKind kind, FrameHead head, String frame) {
    String room = head.room();
    // Of rooms that the session hears only: that bounds how many are kept.
    boolean known = room == null || session.isIn(new RoomId(room));
    if (!kind.isLasting() || !known || frame.length() > NOTICE_CHARS || session.hasEnded()) {
      answers.dropped();
    } else {
      kept.compute(
          session,
          (same, earlier) -> {
            Map<Standing, Kept> notices = earlier == null ? new LinkedHashMap<>() : earlier;
            notices.merge(new Standing(kind, room), new Kept(frame, head.seq()), Kept::or);
            return notices;
          });
    }
  }

  private void warn(ChatSession session) {
    if (warnings.tryAcquire(session.id()) == 0) {
      answers.fail(
          session,
          null,
          ErrorCode.RATE_LIMITED,
          "Too many commands: they are thrown away without an answer each. Wait, then send what"
              + " was not answered again with the same id.",
          1_000L);
    }
  }

  /**
   * Carries out notices that were kept, as many as their authors may send now.
   *
   * @param carryOut queues a frame of a session, which was counted; must not block
   */
  void catchUp(BiConsumer<ChatSession, String> carryOut) {
    for (ChatSession session : kept.keySet()) {
      // In one step with what the session says next: a notice never overtakes a later one.
      kept.computeIfPresent(
          session,
          (same, notices) -> {
            while (!notices.isEmpty()
                && !session.hasEnded()
                && rates.tryAcquireAny(session.user().id(), 1, () -> Rate.NONE) == 0) {
              var first = notices.entrySet().iterator();
              String frame = first.next().getValue().frame();
              first.remove();
              carryOut.accept(session, frame);
            }
            return notices.isEmpty() || session.hasEnded() ? null : notices;
          });
    }
  }

  /** Forgets what was kept of a session that has ended. */
  void forget(ChatSession session) {
    kept.remove(session);
  }
}
