package org.hiroba.log;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.hiroba.room.RoomId;

/**
 * Describes one write that waits for the {@link LogWriter}; rules are checked again when it is its
 * turn.
 *
 * @param <R> what its author is told once it is durable
 */
public interface Draft<R> {
  /** Returns the idempotency key that {@link #apply} will ask for: a hint for the adapter. */
  default Optional<CommandKey> command() {
    return Optional.empty();
  }

  /**
   * Returns all rooms of which {@link #apply} changes more than one person's own rows: they are
   * locked together, in one order on all nodes, before the first draft of a batch is applied. A
   * draft that touches another one could wait for a node that waits for this one.
   */
  default Set<RoomId> rooms() {
    return Set.of();
  }

  /**
   * Checks the rules against the transaction and writes. May be called more than once, each time in
   * a new transaction, so it changes nothing outside it.
   *
   * @param at the moment of the batch, in milliseconds' precision
   * @throws Refusal a rule forbids it; nothing may have been written before it is thrown
   */
  R apply(WriteTransaction tx, Instant at) throws Refusal;
}
