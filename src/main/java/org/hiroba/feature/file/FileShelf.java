package org.hiroba.feature.file;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hiroba.account.User;
import org.hiroba.command.Access;
import org.hiroba.health.Beat;
import org.hiroba.log.Refusal;
import org.hiroba.room.RoomDirectory;

/**
 * The use cases of who looks at files. Safe for use by many threads; methods block on disk and
 * database and are not for threads that others need. Who may not know of a file is answered as if
 * there were none.
 */
public final class FileShelf {
  private static final Duration PREVIEW_PATIENCE = Duration.ofSeconds(10);

  private final FileReads reads;
  private final RoomDirectory rooms;
  private final FileStore store;
  private final Previews previews;

  FileShelf(FileReads reads, RoomDirectory rooms, FileStore store, Previews previews) {
    this.reads = reads;
    this.rooms = rooms;
    this.store = store;
    this.previews = previews;
  }

  private Optional<StoredFile> find(String id) {
    return FileKey.isId(id) ? reads.find(id) : Optional.empty();
  }

  /**
   * Returns a file that somebody may see now: of a room that they may read, or their own.
   *
   * @throws Refusal there is none
   */
  public StoredFile seen(User user, String id) throws Refusal {
    StoredFile file = find(id).orElseThrow(FileDesk::noFile);
    try {
      Access.readable(rooms, file.room(), user);
    } catch (Refusal e) {
      throw FileDesk.noFile();
    }
    if (file.state() == StoredFile.State.SENT
        || (!file.isPosted() && !file.by().equals(user.id()))) {
      throw FileDesk.noFile();
    }
    return file;
  }

  /**
   * Opens a file of {@link #seen}.
   *
   * @throws Refusal it cannot be had now
   */
  public InputStream open(StoredFile file, long from) throws Refusal, IOException {
    return openKey(file.id(), from);
  }

  private InputStream openKey(String key, long from) throws Refusal, IOException {
    try {
      return store.open(key, from);
    } catch (FileStoreException e) {
      throw StoreTrouble.told("give a file", e);
    }
  }

  /**
   * Opens the smaller picture of a file of {@link #seen}; one that is being made is waited for.
   *
   * @throws Refusal there is none, or it cannot be had now
   */
  public InputStream openPreview(StoredFile file) throws Refusal, IOException {
    if (file.preview() == StoredFile.Preview.NONE) {
      throw FileDesk.noFile();
    }
    if (file.preview() == StoredFile.Preview.TO_BE_MADE && !isMade(file)) {
      throw FileDesk.noFile();
    }
    return openKey(FileKey.preview(file.id()), 0);
  }

  private boolean isMade(StoredFile file) throws IOException {
    Beat.waits();
    try {
      return previews.make(file).get(PREVIEW_PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IOException("a preview cannot be made", e);
    } finally {
      Beat.goesOn();
    }
  }
}
