package org.hiroba.feature.file;

import java.time.Instant;
import java.util.Set;
import org.hiroba.log.Draft;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.RoomId;

/** Takes a file away that is kept no longer. */
record DropFile(StoredFile file) implements Draft<Instant> {
  @Override
  public Set<RoomId> rooms() {
    // Of a posted one the message is told, too.
    return file.isPosted() ? Set.of(file.room()) : Set.of();
  }

  @Override
  public Instant apply(WriteTransaction tx, Instant at) {
    tx.port(FileWrites.class).drop(file.id());
    return at;
  }
}
