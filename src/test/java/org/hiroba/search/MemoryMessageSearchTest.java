package org.hiroba.search;

import java.nio.file.Path;
import org.hiroba.log.MemoryStore;
import org.hiroba.log.Store;

class MemoryMessageSearchTest extends MessageSearchContract {
  private final MemoryStore memory = new MemoryStore();

  @Override
  protected Store open(Path folder) {
    return memory;
  }
}
