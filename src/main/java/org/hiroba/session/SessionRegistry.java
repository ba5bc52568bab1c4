package org.hiroba.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;

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

  /** Adds a session. */
  public void add(ChatSession session) {
    byId.put(session.id(), session);
    byUser.merge(session.user().id(), List.of(session), SessionRegistry::joined);
    byAddress.merge(session.address(), 1, Integer::sum);
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
          session.address(), (address, count) -> count > 1 ? Integer.valueOf(count - 1) : null);
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
    return byAddress.getOrDefault(address, 0);
  }

  private static List<ChatSession> joined(List<ChatSession> some, List<ChatSession> more) {
    return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
  }
}
