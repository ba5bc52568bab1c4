package org.hiroba.log;

import java.nio.file.Path;

class MemoryMessageListsTest extends MessageListsContract {
  private final MemoryStore memory = new MemoryStore();

  @Override
  protected Store open(Path folder) {
    return memory;
  }
}
