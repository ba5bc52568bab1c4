package org.hiroba.feature.file;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.hiroba.health.Beat;
import org.hiroba.health.ContextLoader;
import org.hiroba.health.WatchedPool;
import org.hiroba.health.Workers;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Refusal;
import org.hiroba.media.Picture;
import org.hiroba.media.PictureFacts;
import org.hiroba.media.Thumbnail;

/**
 * Makes smaller pictures of those for which their senders made none, when somebody asks for the
 * first time: one at a time, whatever the memory. What failed once is not tried again. Thread-safe.
 */
final class Previews implements AutoCloseable {
  private static final int MOST_WAITING = 256;
  private static final Logger LOG = System.getLogger(Previews.class.getName());

  private final FileStore store;
  private final PartFolder parts;
  private final LogWriter writer;
  private final WatchedPool thread;
  private final ConcurrentHashMap<String, CompletableFuture<Boolean>> making =
      new ConcurrentHashMap<>();

  Previews(FileStore store, PartFolder parts, LogWriter writer) {
    this.store = store;
    this.parts = parts;
    this.writer = writer;
    thread = new WatchedPool(Workers.patientPool("hiroba-previews"), 1, MOST_WAITING);
    thread.allowCoreThreadTimeOut(true);
  }

  /** Returns the thread, for the watchdog. */
  List<Workers> threads() {
    return List.of(thread.workers());
  }

  /** Makes that of a file unless it is being made; tells whether there is one in the end. */
  CompletableFuture<Boolean> make(StoredFile file) {
    CompletableFuture<Boolean> made = new CompletableFuture<>();
    CompletableFuture<Boolean> known = making.putIfAbsent(file.id(), made);
    if (known != null) {
      return known;
    }
    var unused = made.whenComplete((same, failure) -> making.remove(file.id(), made));
    try {
      thread.execute(() -> run(file, made));
    } catch (RejectedExecutionException e) {
      LOG.log(Level.DEBUG, "Too many previews are to be made: {0}", e.getMessage());
      made.complete(false);
    }
    return made;
  }

  private void run(StoredFile file, CompletableFuture<Boolean> made) {
    boolean isThere = false;
    try {
      // What Java's pictures keep for good must not be this application's.
      Optional<byte[]> small =
          ContextLoader.<Optional<byte[]>, IOException>call(
              ClassLoader.getPlatformClassLoader(), () -> of(file));
      if (small.isPresent()) {
        keep(FileKey.preview(file.id()), small.get());
      }
      isThere = small.isPresent();
      note(file, isThere ? StoredFile.Preview.THERE : StoredFile.Preview.NONE);
    } catch (FileStoreException e) {
      // That says nothing of the picture: whoever asks next begins anew.
      LOG.log(Level.INFO, "No smaller picture of {0} was made yet: {1}", file.id(), e.getMessage());
    } catch (IOException | RuntimeException | Error e) {
      // A picture of a stranger may bring Java's own code to anything.
      LOG.log(Level.INFO, "No smaller picture of {0} was made: {1}", file.id(), e.toString());
      note(file, StoredFile.Preview.NONE);
    } finally {
      made.complete(isThere);
    }
  }

  private Optional<byte[]> of(StoredFile file) throws IOException {
    Path picture = parts.scratch();
    try {
      try (InputStream in = store.open(file.id(), 0)) {
        Files.copy(in, picture, StandardCopyOption.REPLACE_EXISTING);
      }
      Optional<PictureFacts> facts = Picture.look(picture, file.type());
      return facts.isEmpty() ? Optional.empty() : Thumbnail.of(picture, file.type(), facts.get());
    } finally {
      Files.deleteIfExists(picture);
    }
  }

  /**
   * Keeps one.
   *
   * @throws Refusal the store cannot take it now
   */
  void put(String key, byte[] picture) throws Refusal, IOException {
    try {
      keep(key, picture);
    } catch (FileStoreException e) {
      throw StoreTrouble.told("take a smaller picture", e);
    }
  }

  private void keep(String key, byte[] picture) throws IOException {
    Path file = parts.scratch();
    try {
      Files.write(file, picture);
      store.put(key, file);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private void note(StoredFile file, StoredFile.Preview preview) {
    Beat.waits();
    try {
      var unused =
          writer
              .submit(
                  (tx, at) -> {
                    tx.port(FileWrites.class).preview(file.id(), preview);
                    return at;
                  })
              .join();
    } catch (RuntimeException e) {
      // It is made once more when somebody asks again.
      LOG.log(Level.INFO, "That a preview was made could not be noted: {0}", e.getMessage());
    } finally {
      Beat.goesOn();
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
