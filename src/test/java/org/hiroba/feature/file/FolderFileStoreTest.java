package org.hiroba.feature.file;

import java.io.IOException;
import java.io.UncheckedIOException;

class FolderFileStoreTest extends FileStoreContract {
  @Override
  protected FileStore store() {
    try {
      return new FolderFileStore(folder.resolve("store"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
