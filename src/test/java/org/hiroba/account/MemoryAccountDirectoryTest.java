package org.hiroba.account;

import java.nio.file.Path;
import org.hiroba.log.FaultyStore;
import org.hiroba.log.Store;

class MemoryAccountDirectoryTest extends AccountDirectoryContract {
  private final FaultyStore memory = new FaultyStore();

  @Override
  protected Store open(Path folder) {
    return memory;
  }
}
