package org.hiroba.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;
import org.hiroba.config.SourceKey;

/**
 * Knows all connected sessions of this node.
 *
 * <p>Safe for use by many threads; what it returns is a snapshot.
 */
@ApplicationScoped
public class SessionRegistry {
  private final Map<String, ChatSession> byId = new ConcurrentHashMap<>();
  private final Map<UserId, List<ChatSession>> byUser = new ConcurrentHashMap<>();
  private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();

  private final Object lock = new Object();
  private final Admissions<UserId> admittedUsers = new Admissions<>();
  private final Admissions<String> admittedAddresses = new Admissions<>();

  /** Says whether one more connection may come, or which limit forbids it. */
  public enum Admission {
    /** It may, and is counted from now on. */
    ADMITTED,
    /** Its user has as many as may be. */
    TOO_MANY_OF_USER,
    /** Its address has as many as may be. */
    TOO_MANY_FROM_ADDRESS
  }

  /**
   * Lets a handshake in, unless there are too many connections with those that are let in already.
   * Its session's {@link #add} must follow, or {@link #dismiss}.
   *
   * @param perUser how many connections a user may have; 0 for any number
   * @param perAddress how many may come from an address; 0 for any number
   * @param nowNanos a clock that never jumps
   */
  public Admission admit(UserId user, String address, int perUser, int perAddress, long nowNanos) {
    String source = SourceKey.textOf(address);
    synchronized (lock) {
      if (perUser > 0 && of(user).size() + admittedUsers.count(user, nowNanos) >= perUser) {
        return Admission.TOO_MANY_OF_USER;
      }
      if (perAddress > 0
          && countFrom(address) + admittedAddresses.count(source, nowNanos) >= perAddress) {
        return Admission.TOO_MANY_FROM_ADDRESS;
      }
      admittedUsers.add(user, nowNanos);
      admittedAddresses.add(source, nowNanos);
      return Admission.ADMITTED;
    }
  }

  /** Takes back that a handshake was let in: it came to nothing. */
  public void dismiss(UserId user, String address) {
    synchronized (lock) {
      admittedUsers.remove(user);
      admittedAddresses.remove(SourceKey.textOf(address));
    }
  }

  /** Adds a session, which is admitted no more but there. */
  public void add(ChatSession session) {
    synchronized (lock) {
      dismiss(session.user().id(), session.address());
      byId.put(session.id(), session);
      byUser.merge(session.user().id(), List.of(session), SessionRegistry::joined);
      byAddress.merge(SourceKey.textOf(session.address()), 1, Integer::sum);
    }
  }

  /** Removes a session; does nothing when it is not there. */
  public void remove(ChatSession session) {
    if (byId.remove(session.id(), session)) {
      byUser.computeIfPresent(
          session.user().id(),
          (id, sessions) -> {
            List<ChatSession> rest = sessions.stream().filter(other -> other != session).toList();
            return rest.isEmpty() ? null : rest;
          });
      byAddress.computeIfPresent(
          SourceKey.textOf(session.address()),
          (address, count) -> count > 1 ? Integer.valueOf(count - 1) : null);
    }
  }

  /** Returns all sessions. */
  public Collection<ChatSession> all() {
    return List.copyOf(byId.values());
  }

  /** Returns how many sessions there are. */
  public int count() {
    return byId.size();
  }

  /** Returns how many people have sessions. */
  public int countUsers() {
    return byUser.size();
  }

  /** Returns the sessions of a user. */
  public List<ChatSession> of(UserId user) {
    return byUser.getOrDefault(user, List.of());
  }

  /** Returns the sessions that hang on a sign-in. */
  public List<ChatSession> of(UserId user, TokenHash signIn) {
    return of(user).stream().filter(session -> session.signIn().equals(signIn)).toList();
  }

  /** Returns how many sessions come from an address. */
  public int countFrom(String address) {
    return byAddress.getOrDefault(SourceKey.textOf(address), 0);
  }

  private static List<ChatSession> joined(List<ChatSession> some, List<ChatSession> more) {
    return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
  }
}
