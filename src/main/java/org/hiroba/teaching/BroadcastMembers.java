package org.hiroba.teaching;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Knows the clients of {@code ws/broadcast}. Thread-safe. */
@ApplicationScoped
public class BroadcastMembers {
  private static final Logger LOG = System.getLogger(BroadcastMembers.class.getName());

  private final Set<TeachingSession> members = ConcurrentHashMap.newKeySet();

  void add(TeachingSession member) {
    members.add(member);
  }

  void remove(TeachingSession member) {
    members.remove(member);
  }

  void tell(String text) {
    for (TeachingSession member : members) {
      try {
        member.send(text);
      } catch (RuntimeException | Error e) {
        LOG.log(Level.WARNING, "One member of the broadcast cannot be told", e);
        member.broken(e);
      }
    }
  }
}
