package org.hiroba.account;

import java.nio.file.Path;
import org.hiroba.log.MemoryStore;
import org.hiroba.log.Store;

class MemoryAccountDirectoryTest extends AccountDirectoryContract {
  private final MemoryStore memory = new MemoryStore();

  @Override
  protected Store open(Path folder) {
    return memory;
  }
}
