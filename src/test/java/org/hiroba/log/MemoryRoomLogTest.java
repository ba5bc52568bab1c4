package org.hiroba.log;

import java.nio.file.Path;

class MemoryRoomLogTest extends RoomLogContract {
  private final MemoryStore memory = new MemoryStore();

  @Override
  protected Store open(Path folder) {
    return memory;
  }
}
