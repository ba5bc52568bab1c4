package org.hiroba.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.hiroba.account.Role;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;
import org.hiroba.protocol.CloseCode;
import org.hiroba.protocol.CoreEvents;
import org.hiroba.protocol.EncodedEvent;
import org.hiroba.protocol.EventEncoder;

/** Lets connections in and out: until their sign-in ends, or the server goes down. Thread-safe. */
public final class Attendance {
  private static final Logger LOG = System.getLogger(Attendance.class.getName());
  private static final long RECONNECT_AFTER_MILLIS = 2_000;
  private static final String RESTARTING = "the server restarts; come again";

  /** For how long a handshake may have been under way when its sign-in ended. */
  private static final long HANDSHAKE_NANOS = Duration.ofMinutes(1).toNanos();

  private final SessionRegistry sessions;
  private final FanOut fanOut;
  private final EventEncoder encoder;
  private final Presence presence;
  private final LongSupplier nanoTime;
  private final Map<TokenHash, Long> endedSignIns = new ConcurrentHashMap<>();
  private final Map<UserId, Given> givenRoles = new ConcurrentHashMap<>();
  private final Object disconnections = new Object();
  private volatile boolean draining;

  /** What an account became, and when. */
  private record Given(Set<Role> roles, long atNanos) {}

  /** Makes one that lets everybody in. */
  public Attendance(
      SessionRegistry sessions,
      FanOut fanOut,
      EventEncoder encoder,
      Presence presence,
      LongSupplier nanoTime) {
    this.sessions = sessions;
    this.fanOut = fanOut;
    this.encoder = encoder;
    this.presence = presence;
    this.nanoTime = nanoTime;
  }

  /** Takes a connection in; closes it at once if it may not stay. */
  public void connected(ChatSession session) {
    sessions.add(session);
    Given given = givenRoles.get(session.user().id());
    if (given != null && nanoTime.getAsLong() - given.atNanos() <= HANDSHAKE_NANOS) {
      // They changed between the handshake's look at the account and now.
      session.setUser(session.user().withRoles(given.roles()));
    }
    if (draining) {
      session.close(CloseCode.SERVICE_RESTART, RESTARTING);
    } else if (endedSignIns.containsKey(session.signIn())) {
      // It ended between the handshake's check and now.
      session.close(CloseCode.SIGNED_OUT, "signed out");
    }
  }

  /** Notes that a connection is gone. */
  public void disconnected(ChatSession session) {
    if (session.end()) {
      sessions.remove(session);
      fanOut.detach(session, session.rooms());
      if (session.isWelcomed() && !session.isLost()) {
        presence.changed(session.user().id());
      }
      synchronized (disconnections) {
        disconnections.notifyAll();
      }
    }
  }

  /** Ends the sockets of a sign-in that ended. */
  public void signedOut(UserId user, TokenHash signIn) {
    long now = nanoTime.getAsLong();
    endedSignIns.values().removeIf(endedAt -> now - endedAt > HANDSHAKE_NANOS);
    endedSignIns.put(signIn, now);
    each(sessions.of(user, signIn), session -> session.close(CloseCode.SIGNED_OUT, "signed out"));
  }

  /** Gives all sockets of somebody the roles that they have from now on. */
  public void rolesChanged(UserId user, Set<Role> roles) {
    long now = nanoTime.getAsLong();
    givenRoles.values().removeIf(given -> now - given.atNanos() > HANDSHAKE_NANOS);
    givenRoles.put(user, new Given(roles, now));
    each(sessions.of(user), session -> session.setUser(session.user().withRoles(roles)));
  }

  /** Ends the sockets of an account that was disabled; its sign-ins end besides. */
  public void disabled(UserId user) {
    each(
        sessions.of(user),
        session -> session.close(CloseCode.ACCOUNT_DISABLED, "the account was disabled"));
  }

  /** Tells all clients to come again soon and closes their sockets; new ones are closed at once. */
  public void drain() {
    draining = true;
    EncodedEvent notice = encoder.encode(new CoreEvents.Draining(RECONNECT_AFTER_MILLIS));
    each(
        sessions.all(),
        session -> {
          session.send(notice);
          session.closeWhenDrained(CloseCode.SERVICE_RESTART, RESTARTING);
        });
  }

  /** Does something with each session, whatever becomes of the others. */
  private static void each(Collection<ChatSession> all, Consumer<ChatSession> what) {
    for (ChatSession session : all) {
      try {
        what.accept(session);
      } catch (RuntimeException | Error e) {
        LOG.log(Level.ERROR, "Cannot end " + session, e);
      }
    }
  }

  /** Tells whether the server is going down. */
  public boolean isDraining() {
    return draining;
  }

  /**
   * Waits until all sockets are closed, after {@link #drain}; those that take longer are closed
   * whatever waits for them.
   */
  public void awaitDrained(Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    synchronized (disconnections) {
      for (long left = atMost.toNanos();
          sessions.count() > 0 && left > 0;
          left = deadline - System.nanoTime()) {
        disconnections.wait(1 + TimeUnit.NANOSECONDS.toMillis(left));
      }
    }
    each(sessions.all(), session -> session.close(CloseCode.SERVICE_RESTART, RESTARTING));
  }
}
