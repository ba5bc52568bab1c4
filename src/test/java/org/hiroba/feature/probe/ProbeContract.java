package org.hiroba.feature.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.TreeSet;
import org.hiroba.log.StorageException;
import org.hiroba.log.StoreContract;
import org.hiroba.log.WriteTransaction;
import org.junit.jupiter.api.Test;

/** Says what a database tells of itself. */
public abstract class ProbeContract extends StoreContract {
  private ProbeReads reads() {
    return log.port(ProbeReads.class);
  }

  private void write() {
    try (WriteTransaction tx = log.begin(Set.of(), new TreeSet<>())) {
      tx.port(ProbeWrites.class).write(NOON);
      tx.commit();
    }
  }

  @Test
  void readsAndWritesARow() {
    reads().read();
    write();
    write();
    reads().read();
  }

  @Test
  void countsRoomsAndPeople() {
    StoredCounts empty = reads().counts();
    openRoom();
    StoredCounts counts = reads().counts();
    assertThat(counts.people()).isEqualTo(empty.people() + 3);
    assertThat(counts.rooms()).isEqualTo(empty.rooms() + 1);
    assertThat(counts.memberships()).isGreaterThanOrEqualTo(empty.memberships() + 2);
  }

  @Test
  void failsWhenTheDatabaseIsClosed() {
    ProbeReads reads = reads();
    store.close();
    assertThatThrownBy(reads::read).isInstanceOf(StorageException.class);
    assertThatThrownBy(this::write).isInstanceOf(StorageException.class);
  }
}
