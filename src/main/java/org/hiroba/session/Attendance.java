package org.hiroba.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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
  private final AtomicBoolean draining = new AtomicBoolean();
  private volatile Farewell farewell = new Farewell(0, Duration.ZERO, 0);
  private volatile List<ChatSession> leaving = List.of();
  private final Pause pause;

  /** What an account became, and when. */
  private record Given(Set<Role> roles, long atNanos) {}

  /** Waits. */
  @FunctionalInterface
  interface Pause {
    /** Waits for so long; not at all for 0 and less. */
    void nanos(long nanos) throws InterruptedException;
  }

  /** Makes one that lets everybody in. */
  public Attendance(
      SessionRegistry sessions,
      FanOut fanOut,
      EventEncoder encoder,
      Presence presence,
      LongSupplier nanoTime) {
    this(sessions, fanOut, encoder, presence, nanoTime, TimeUnit.NANOSECONDS::sleep);
  }

  Attendance(
      SessionRegistry sessions,
      FanOut fanOut,
      EventEncoder encoder,
      Presence presence,
      LongSupplier nanoTime,
      Pause pause) {
    this.pause = pause;
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
    if (draining.get()) {
      session.send(notice(farewell.awayForNewcomer(nanoTime.getAsLong())));
      session.closeWhenDrained(CloseCode.SERVICE_RESTART, RESTARTING);
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

  /**
   * Tells all clients that their sockets are about to be closed; new ones are told so too and
   * closed at once. {@link #closeAll} must follow.
   *
   * @param over how long {@link #closeAll} may take; few sockets take less
   * @return false when that was so already; then nobody is told twice
   */
  public boolean drain(Duration over) {
    if (!draining.compareAndSet(false, true)) {
      return false;
    }
    // After the mark: who comes later than this is told by connected().
    List<ChatSession> all = List.copyOf(sessions.all());
    Farewell plan = new Farewell(all.size(), over, nanoTime.getAsLong());
    farewell = plan;
    leaving = all;
    for (int i = 0; i < all.size(); i += plan.groupSize()) {
      EncodedEvent notice = notice(plan.awayFor(i));
      each(
          all.subList(i, Math.min(all.size(), i + plan.groupSize())),
          session -> session.send(notice));
    }
    return true;
  }

  /** Lets clients in again, after {@link #drain}. */
  public void resume() {
    draining.set(false);
  }

  private EncodedEvent notice(Duration away) {
    return encoder.encode(new CoreEvents.Draining(away.toMillis()));
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
    return draining.get();
  }

  /**
   * Closes all sockets after {@link #drain}, each as soon as what waits for it has left, one after
   * the other; then waits until they are gone. Those that take longer are closed whatever waits for
   * them. Ends early, with sockets left, when {@link #resume} is called meanwhile.
   *
   * @param patience how long to wait for the last ones
   */
  public void closeAll(Duration patience) throws InterruptedException {
    Farewell plan = farewell;
    List<ChatSession> all = leaving;
    for (int i = 0; i < all.size() && isDraining(); i++) {
      pause.nanos(plan.closedAtNanos(i) - nanoTime.getAsLong());
      each(
          List.of(all.get(i)),
          session -> session.closeWhenDrained(CloseCode.SERVICE_RESTART, RESTARTING));
    }
    awaitGone(patience);
    if (isDraining()) {
      each(sessions.all(), session -> session.close(CloseCode.SERVICE_RESTART, RESTARTING));
    }
    leaving = List.of();
  }

  private void awaitGone(Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    synchronized (disconnections) {
      for (long left = atMost.toNanos();
          sessions.count() > 0 && left > 0 && isDraining();
          left = deadline - System.nanoTime()) {
        disconnections.wait(1 + TimeUnit.NANOSECONDS.toMillis(left));
      }
    }
  }
}
