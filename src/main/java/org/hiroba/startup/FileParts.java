package org.hiroba.startup;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.hiroba.backup.FileBytes;
import org.hiroba.clamd.ClamdScanner;
import org.hiroba.config.FileScanner;
import org.hiroba.config.FileSettings;
import org.hiroba.config.HomeFolder;
import org.hiroba.config.SettingsException;
import org.hiroba.feature.file.FileAssembly;
import org.hiroba.feature.file.FileReads;
import org.hiroba.feature.file.FileStore;
import org.hiroba.feature.file.FileSweep;
import org.hiroba.feature.file.VirusScanner;
import org.hiroba.health.HealthRegistry;
import org.hiroba.health.Meters;
import org.hiroba.health.WatchedTimer;
import org.hiroba.health.Workers;
import org.hiroba.jdbc.Database;
import org.hiroba.log.News;
import org.hiroba.log.RoomEvent;

/** Puts together what receives, keeps and gives out files. Made, started and closed once each. */
final class FileParts implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final Duration SCAN_PATIENCE = Duration.ofMinutes(2);
  static final String SCAN_WATCH = "hiroba-scan-watch";
  static final String PARTS = "uploads";

  private final WatchedTimer scanWatch = new WatchedTimer(SCAN_WATCH);
  private final FileAssembly assembly;
  private final List<Workers> storeThreads;

  FileParts(
      FileSettings settings,
      HomeFolder home,
      Database database,
      ChatAssembly chat,
      Clock clock,
      Meters meters) {
    FileStore store = FileStores.of(settings, database);
    storeThreads = FileStores.threads(store);
    try {
      assembly =
          new FileAssembly(
              settings,
              new FileAssembly.Around(
                  chat.writer(),
                  database.log().port(FileReads.class),
                  database.rooms(),
                  store,
                  home.resolve(PARTS)),
              settings.scanner().map(where -> scanner(where, scanWatch)).orElse(null),
              clock,
              System::nanoTime,
              meters);
    } catch (IOException e) {
      store.close();
      throw new SettingsException(
          "Cannot use the folder of files that are being sent, "
              + home.resolve(PARTS)
              + ": "
              + e.getMessage()
              + ". Make it writable for this user.",
          e);
    }
  }

  /**
   * Makes the scanner that the settings name.
   *
   * @param watch cuts what takes too long; has no thread while nothing is scanned
   */
  static VirusScanner scanner(FileScanner where, WatchedTimer watch) {
    watch.setKeepAliveTime(1, TimeUnit.MINUTES);
    watch.allowCoreThreadTimeOut(true);
    return new ClamdScanner(where, SCAN_PATIENCE, watch);
  }

  /**
   * Begins to delete what is kept no longer.
   *
   * @param rounds has threads that may wait for a disk
   */
  void start(WatchedTimer clockwork, Executor rounds, HealthRegistry health) {
    clockwork.every(LOOK_EVERY, "files", rounds, assembly::look);
    health.register(HealthRegistry.Weight.ADVISORY, assembly.check());
  }

  /** Lets the bytes of a deleted message's files go at once. */
  void heard(News news) {
    if (news.events().stream().anyMatch(RoomEvent::erases)) {
      assembly.sweep().wake();
    }
  }

  /** Returns the bytes of files, of which none is deleted while they are copied. */
  FileBytes bytes() {
    return new StoreBytes(
        assembly.store(),
        () -> {
          FileSweep.Pause pause = assembly.sweep().pause();
          return pause::close;
        });
  }

  FileAssembly assembly() {
    return assembly;
  }

  List<Workers> threads() {
    List<Workers> threads = new ArrayList<>(assembly.threads());
    threads.add(scanWatch.workers());
    threads.addAll(storeThreads);
    return threads;
  }

  @Override
  public void close() {
    assembly.close();
    scanWatch.shutdownNow();
  }
}
