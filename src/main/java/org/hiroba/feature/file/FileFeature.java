package org.hiroba.feature.file;

import org.hiroba.command.CommandKind;
import org.hiroba.command.Wiring;
import org.hiroba.feature.Feature;
import org.hiroba.jdbc.write.Adapters;

/** Files that messages have with them; how they are sent and asked for is {@link FileDesk}'s. */
public final class FileFeature implements Feature {
  @Override
  public void open(Wiring wiring) {
    wiring.command(CommandKind.question("files", in -> ListFiles.read(in, wiring.parts())));
  }

  @Override
  public void store(Adapters adapters) {
    adapters
        .reading(FileReads.class, JdbcFileReads::new)
        .reading(JdbcFileStore.class, JdbcFileStore::new)
        .writing(FileWrites.class, JdbcFileWrites::new);
  }
}
