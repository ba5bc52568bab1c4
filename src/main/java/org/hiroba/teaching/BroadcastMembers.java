package org.hiroba.teaching;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Knows the clients of {@code ws/broadcast}. Thread-safe. */
@ApplicationScoped
public class BroadcastMembers {
  private final Set<TeachingSession> members = ConcurrentHashMap.newKeySet();

  void add(TeachingSession member) {
    members.add(member);
  }

  void remove(TeachingSession member) {
    members.remove(member);
  }

  void tell(String text) {
    members.forEach(member -> member.send(text));
  }
}
