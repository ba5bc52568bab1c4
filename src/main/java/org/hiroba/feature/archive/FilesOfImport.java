package org.hiroba.feature.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hiroba.feature.file.FileImport;
import org.hiroba.feature.file.FileRefusal;
import org.hiroba.media.AttachedFile;
import org.hiroba.room.RoomId;

/** Brings the bytes of files from a source to the store. For one thread. */
final class FilesOfImport {
  private static final int MOST_TOLD = 20;

  private final ImportSource source;
  private final FileImport into;
  private final List<String> troubles = new ArrayList<>();
  private long taken;
  private long lost;

  FilesOfImport(ImportSource source, FileImport into) {
    this.source = source;
    this.into = into;
  }

  /** Returns what a message has here; what does not come is told as kept no longer. */
  List<AttachedFile> take(RoomId room, List<AttachedFile> told) throws IOException {
    List<AttachedFile> here = new ArrayList<>();
    for (AttachedFile file : told) {
      here.add(file.expired() ? file : take(room, file));
    }
    return here;
  }

  private AttachedFile take(RoomId room, AttachedFile file) throws IOException {
    Optional<ArchivedFile> named = source.file(file);
    if (named.isEmpty()) {
      lost++;
      return file.asExpired();
    }
    try (InputStream in = source.open(named.get())) {
      AttachedFile here = into.take(file, room, in, named.get().sha256());
      taken++;
      return here;
    } catch (FileRefusal | ArchiveFailure e) {
      lost++;
      if (troubles.size() < MOST_TOLD) {
        troubles.add(named.get().name() + ": " + e.getMessage());
      }
      return file.asExpired();
    }
  }

  /** Notes them as those of messages. */
  FileImport notes() {
    return into;
  }

  /** Says what became of them, line by line. */
  List<String> told() {
    List<String> lines = new ArrayList<>();
    if (taken + lost > 0) {
      lines.add(
          ArchiveExport.count(taken)
              + " files came along, and "
              + ArchiveExport.count(lost)
              + " did not: their messages say that they are kept no longer.");
    }
    lines.addAll(troubles);
    return lines;
  }
}
