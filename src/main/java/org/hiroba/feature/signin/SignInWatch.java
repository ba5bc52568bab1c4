package org.hiroba.feature.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.hiroba.account.AccountDirectory;
import org.hiroba.account.TokenHash;
import org.hiroba.health.Beat;
import org.hiroba.log.LogWriter;
import org.hiroba.session.Attendance;
import org.hiroba.session.ChatSession;
import org.hiroba.session.SessionRegistry;

/**
 * Ends the sockets whose sign-in is over, whatever ended it and on whichever node: expiry,
 * sign-out, a token's revocation, an account that lost its name. One query for all open sockets.
 * Deletes expired sign-ins, at most {@value #MAX_DELETED} a round. Belongs to one thread.
 */
public final class SignInWatch {
  /** How often to look; half of the time by which a socket may outlive its sign-in. */
  public static final Duration EVERY = Duration.ofSeconds(30);

  static final int MAX_DELETED = 500;

  /** How many sign-ins are noted as seen a round: a batch that no post has to wait for long. */
  static final int MAX_SEEN = 200;

  private static final Duration CLEAN_EVERY = Duration.ofHours(1);

  private final SessionRegistry sessions;
  private final AccountDirectory accounts;
  private final LogWriter writer;
  private final Attendance attendance;
  private final Clock clock;
  private final SignIns signIns;
  private Instant nextCleaning = Instant.MIN;

  /** Makes a watch that has not looked yet. */
  public SignInWatch(
      SessionRegistry sessions,
      AccountDirectory accounts,
      LogWriter writer,
      Attendance attendance,
      Clock clock,
      SignIns signIns) {
    this.signIns = signIns;
    this.sessions = sessions;
    this.accounts = accounts;
    this.writer = writer;
    this.attendance = attendance;
    this.clock = clock;
  }

  /**
   * Looks once; waits for the database.
   *
   * @throws org.hiroba.log.StorageException it cannot answer for now; nothing was ended
   */
  public void look() {
    Instant now = clock.instant();
    Collection<ChatSession> open = sessions.all();
    Set<TokenHash> ended = new HashSet<>();
    open.forEach(session -> ended.add(session.signIn()));
    if (!ended.isEmpty()) {
      ended.removeAll(accounts.goodAmong(ended, now));
      for (ChatSession session : open) {
        if (ended.contains(session.signIn())) {
          attendance.signedOut(session.user().id(), session.signIn());
        } else if (session.reach().isToken()) {
          // A program may stay for weeks without another request.
          signIns.lastUsed().note(session.signIn(), now);
        }
      }
    }
    // Who sits before an open page uses their sign-in, though the page asks for nothing.
    open.stream()
        .filter(session -> !session.reach().isToken() && !session.isAway())
        .forEach(session -> signIns.lastSeen().note(session.signIn(), now));
    List<TokenHash> seen = signIns.lastSeen().take(MAX_SEEN);
    List<TokenHash> used = signIns.lastUsed().take(MAX_SEEN);
    if (!seen.isEmpty() || !used.isEmpty()) {
      awaitCount(
          writer.submit(
              (tx, at) -> {
                tx.port(SignInWrites.class).used(used, now);
                return used.size() + signIns.noteSeen(tx, seen, now);
              }));
    }
    if (!now.isBefore(nextCleaning)) {
      deleteExpired(now);
    }
  }

  private static int awaitCount(CompletableFuture<Integer> deleted) {
    // The writer is watched itself.
    Beat.waits();
    try {
      return deleted.join();
    } finally {
      Beat.goesOn();
    }
  }

  private void deleteExpired(Instant now) {
    CompletableFuture<Integer> deleted =
        writer.submit(
            (tx, at) -> tx.port(SignInWrites.class).removeExpiredSessions(now, MAX_DELETED));
    // The rest in the next round, so that nobody's post waits behind a long deletion.
    nextCleaning = awaitCount(deleted) < MAX_DELETED ? now.plus(CLEAN_EVERY) : now;
  }
}
