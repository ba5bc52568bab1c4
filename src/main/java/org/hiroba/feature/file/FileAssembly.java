package org.hiroba.feature.file;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.LongSupplier;
import org.hiroba.config.FileSettings;
import org.hiroba.health.HealthCheck;
import org.hiroba.health.Meters;
import org.hiroba.health.Workers;
import org.hiroba.log.LogWriter;
import org.hiroba.room.RoomDirectory;
import org.jspecify.annotations.Nullable;

/** Puts together what files need. Made and closed once each. */
public final class FileAssembly implements AutoCloseable {
  private final FileStore store;
  private final Previews previews;
  private final FileSweep sweep;
  private final FileDesk desk;
  private final FileShelf shelf;
  private final FileSpace space;

  /**
   * What is there already.
   *
   * @param parts the folder of what has come of files so far
   */
  public record Around(
      LogWriter writer, FileReads reads, RoomDirectory rooms, FileStore store, Path parts) {}

  /**
   * Puts it together.
   *
   * @param scanner who looks for viruses; null for nobody
   * @throws IOException the folder cannot be made or is not this user's
   */
  public FileAssembly(
      FileSettings settings,
      Around around,
      @Nullable VirusScanner scanner,
      Clock clock,
      LongSupplier nanoTime,
      Meters meters)
      throws IOException {
    store = around.store();
    PartFolder parts = new PartFolder(around.parts());
    previews = new Previews(store, parts, around.writer());
    sweep =
        new FileSweep(
            around.writer(), around.reads(), store, parts, settings.limits().keep(), clock);
    Intake intake =
        new Intake(parts, store, settings.stripMetadata(), scanner, settings.scanFailure());
    desk =
        new FileDesk(
            new FileDesk.Parts(
                around.writer(),
                around.reads(),
                around.rooms(),
                parts,
                store,
                intake,
                previews,
                sweep),
            settings.limits(),
            nanoTime);
    shelf = new FileShelf(around.reads(), around.rooms(), store, previews);
    space = new FileSpace(parts, store, around.reads(), settings.limits().minFreeBytes(), clock);
    space.show(meters);
  }

  /** Returns the use cases of who looks at files. */
  public FileShelf shelf() {
    return shelf;
  }

  /** Returns the use cases of who sends them. */
  public FileDesk desk() {
    return desk;
  }

  /** Does a round of what goes on by itself; on one thread at a time, which may wait. */
  public void look() {
    space.look();
    sweep.look();
  }

  /** Returns where the bytes are. */
  public FileStore store() {
    return store;
  }

  /** Returns what deletes what is kept no longer. */
  public FileSweep sweep() {
    return sweep;
  }

  /** Returns whether there is room for files. */
  public HealthCheck check() {
    return space;
  }

  /** Returns the threads, for the watchdog. */
  public List<Workers> threads() {
    return previews.threads();
  }

  @Override
  public void close() {
    previews.close();
    store.close();
  }
}
