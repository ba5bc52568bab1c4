package org.hiroba.room;

import java.nio.file.Path;
import org.hiroba.log.MemoryStore;
import org.hiroba.log.Store;

class MemoryRoomDirectoryTest extends RoomDirectoryContract {
  private final MemoryStore memory = new MemoryStore();

  @Override
  protected Store open(Path folder) {
    return memory;
  }
}
