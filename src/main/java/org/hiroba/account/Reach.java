package org.hiroba.account;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds how far somebody reaches who comes in an account's name. Never further than the account
 * itself: its memberships and roles are asked for besides. Immutable.
 *
 * @param rooms the ids of the rooms beyond which nothing is there; empty for no such limit
 * @param endsAt when it ends; null for never
 */
public record Reach(Scope scope, Set<String> rooms, @Nullable Instant endsAt) {
  /** A person who is signed in. */
  public static final Reach PERSON = new Reach(Scope.PERSON, Set.of(), null);

  /** Copies the rooms. */
  public Reach {
    rooms = Set.copyOf(rooms);
  }

  /** Returns what a token of a scope reaches that is for all rooms and has no end. */
  public static Reach of(Scope scope) {
    return new Reach(scope, Set.of(), null);
  }

  /** Tells whether it is a token's, and not a person's. */
  public boolean isToken() {
    return scope != Scope.PERSON;
  }

  /** Tells whether it is for some rooms only. */
  public boolean isConfined() {
    return !rooms.isEmpty();
  }

  /** Tells whether a room is within it. */
  public boolean includes(String room) {
    return rooms.isEmpty() || rooms.contains(room);
  }

  /** Tells whether it is good at a moment. */
  public boolean isLiveAt(Instant now) {
    return endsAt == null || now.isBefore(endsAt);
  }

  /** Tells whether it is enough for what is asked, as far as the scope goes. */
  public boolean suffices(Need need) {
    if (need == Need.NOTHING || scope == Scope.PERSON) {
      return true;
    }
    return switch (scope) {
      case ALL -> true;
      case READ -> need == Need.CHAT || need == Need.READ;
      case POST -> need == Need.CHAT || need == Need.POST;
      case OPS, PERSON -> false;
    };
  }
}
