package org.hiroba.feature.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hiroba.account.UserId;
import org.hiroba.config.FileSettings;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.hiroba.media.AttachedFile;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * Takes in files that come with an archive, as if their authors sent them: what they are is told by
 * their bytes, and a virus scanner looks at them. Quotas are not asked. For one thread.
 */
public final class FileImport implements AutoCloseable {
  private final FileReads reads;
  private final FileStore store;
  private final PartFolder parts;
  private final Intake intake;
  private final Map<String, WholeFile> taken = new HashMap<>();

  /**
   * Makes one.
   *
   * @param store is closed with it
   * @param scanner who looks for viruses; null for nobody
   * @throws IOException the folder for what is on its way cannot be made
   */
  public FileImport(
      FileSettings settings,
      FileReads reads,
      FileStore store,
      Path parts,
      @Nullable VirusScanner scanner)
      throws IOException {
    this.reads = reads;
    this.store = store;
    this.parts = new PartFolder(parts);
    intake =
        new Intake(this.parts, store, settings.stripMetadata(), scanner, settings.scanFailure());
  }

  /**
   * Takes the bytes of a file in.
   *
   * @param told what the archive says of it
   * @param sha256 of its bytes there
   * @return what it is here; under an id of its own, if its own is somebody else's
   * @throws FileRefusal its bytes are others, or the scanner found something
   */
  public AttachedFile take(AttachedFile told, RoomId room, InputStream bytes, String sha256)
      throws IOException, FileRefusal {
    Path scratch = parts.scratch();
    try {
      Files.copy(bytes, scratch, StandardCopyOption.REPLACE_EXISTING);
      String id = id(told, room);
      WholeFile whole = takenIn(id, scratch, sha256);
      taken.put(id, whole);
      return new AttachedFile(
          id,
          FileName.of(told.name()).orElse(id),
          whole.type(),
          whole.bytes(),
          whole.width(),
          whole.height(),
          whole.preview() != StoredFile.Preview.NONE,
          told.alt(),
          false);
    } finally {
      Files.deleteIfExists(scratch);
    }
  }

  private WholeFile takenIn(String id, Path file, String sha256) throws IOException, FileRefusal {
    try {
      return intake.take(id, file, sha256);
    } catch (FileRefusal e) {
      throw e;
    } catch (Refusal e) {
      // Nobody's file is refused: the store is away, and the import ends.
      throw new IOException(e.getMessage(), e);
    }
  }

  /** The same again for the same file in the same room, so that an import may begin anew. */
  private String id(AttachedFile told, RoomId room) {
    if (FileKey.isId(told.id()) && reads.find(told.id()).isEmpty()) {
      return told.id();
    }
    return FileKey.idOf(room.value() + "\n" + told.id());
  }

  /** Notes in the open transaction that a message has files that were taken in. */
  public void posted(
      WriteTransaction tx,
      RoomId room,
      long seq,
      Instant at,
      UserId author,
      List<AttachedFile> files) {
    FileWrites writes = tx.port(FileWrites.class);
    List<AttachedFile> here = new ArrayList<>();
    for (AttachedFile file : files) {
      WholeFile whole = taken.get(file.id());
      if (whole == null) {
        continue;
      }
      here.add(file);
      writes.add(
          new StoredFile(
              file.id(),
              room,
              author,
              file.name(),
              "",
              file.bytes(),
              null,
              null,
              null,
              file.alt(),
              StoredFile.Preview.NONE,
              StoredFile.State.SENT,
              null),
          at);
      writes.whole(file.id(), whole);
    }
    writes.posted(room, seq, at, here);
  }

  /** Forgets what is noted for good. */
  public void settled() {
    taken.clear();
  }

  @Override
  public void close() {
    store.close();
  }
}
