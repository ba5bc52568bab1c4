package org.hiroba.search;

import java.util.Set;
import org.hiroba.account.UserId;
import org.hiroba.room.RoomId;

/**
 * Narrows a search further. Of the people and rooms one must be the message's, of all else
 * everything must hold. Immutable.
 *
 * @param alone whether messages are found without a word: something else says which
 * @param authors only of one of these; empty for no such limit
 * @param rooms only in one of these; empty for no such limit
 * @param traits what a message must have in it
 * @param pinned only pinned messages
 * @param saved only what the reader saved
 */
public record SearchFilter(
    boolean alone,
    Set<UserId> authors,
    Set<RoomId> rooms,
    Set<Trait> traits,
    boolean pinned,
    boolean saved) {
  /** Narrows nothing. */
  public static final SearchFilter NONE =
      new SearchFilter(false, Set.of(), Set.of(), Set.of(), false, false);

  /** Copies the sets. */
  public SearchFilter {
    authors = Set.copyOf(authors);
    rooms = Set.copyOf(rooms);
    traits = Set.copyOf(traits);
  }
}
