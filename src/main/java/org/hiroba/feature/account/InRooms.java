package org.hiroba.feature.account;

import java.time.Instant;
import java.util.Set;
import org.hiroba.log.Draft;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.RoomId;

/**
 * Does work that changes the members of rooms, which are locked first.
 *
 * @param rooms whose members change
 */
record InRooms<T>(Set<RoomId> rooms, Draft<T> work) implements Draft<T> {
  @Override
  public T apply(WriteTransaction tx, Instant at) throws Refusal {
    return work.apply(tx, at);
  }
}
