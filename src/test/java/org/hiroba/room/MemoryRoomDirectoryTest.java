package org.hiroba.room;

import java.nio.file.Path;
import org.hiroba.log.FaultyStore;
import org.hiroba.log.Store;

class MemoryRoomDirectoryTest extends RoomDirectoryContract {
  private final FaultyStore memory = new FaultyStore();

  @Override
  protected Store open(Path folder) {
    return memory;
  }
}
