package org.hiroba.startup;

import java.io.File;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.hiroba.command.ChatService;
import org.hiroba.feature.probe.ProbeReads;
import org.hiroba.feature.probe.ProbeWrites;
import org.hiroba.feature.probe.StoredCounts;
import org.hiroba.health.ActiveProbe;
import org.hiroba.health.CheckResult;
import org.hiroba.health.HealthRegistry;
import org.hiroba.health.HealthRegistry.Weight;
import org.hiroba.health.HealthStatus;
import org.hiroba.health.LagCheck;
import org.hiroba.health.Meters;
import org.hiroba.health.Watchdog;
import org.hiroba.health.WatchedPool;
import org.hiroba.health.Workers;
import org.hiroba.jdbc.Database;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Outcome;
import org.hiroba.log.Refusal;
import org.hiroba.session.FanOut;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the server can serve, when somebody asks: does the database answer, does it take a
 * write, is there space, does everybody keep up. Asks nothing of its own accord. Thread-safe.
 */
final class ServerHealth implements AutoCloseable {
  /** How long a look may take, and for how long all who ask share what it found. */
  private static final ActiveProbe.Limits LOOK =
      new ActiveProbe.Limits(Duration.ofSeconds(2), Duration.ofSeconds(2));

  private static final Duration WRITER_AT_MOST = Duration.ofSeconds(Watchdog.STUCK_SECONDS);
  private static final Duration FAN_OUT_AT_MOST = Duration.ofSeconds(Watchdog.STUCK_SECONDS);
  private static final Duration SEARCH_AT_MOST = Duration.ofMinutes(1);
  private static final Duration COUNTS_GOOD_FOR = Duration.ofMinutes(1);

  /** One for each probe and one that counts, so that none waits behind another. */
  private static final int THREADS = 4;

  private static final Logger LOG = System.getLogger(ServerHealth.class.getName());

  private final WatchedPool pool =
      new WatchedPool(Workers.patientPool("hiroba-probe"), THREADS, THREADS);
  private final Database database;
  private final LogWriter writer;
  private final FanOut fanOut;
  private final Path home;
  private final ActiveProbe reading =
      new ActiveProbe("database", LOOK, pool, System::nanoTime, this::readDatabase);
  private final ActiveProbe writing =
      new ActiveProbe("database-write", LOOK, pool, System::nanoTime, this::writeDatabase);
  private final ActiveProbe disk =
      new ActiveProbe("disk", LOOK, pool, System::nanoTime, this::disk);
  private final LongSupplier minFreeBytes;

  ServerHealth(
      Database database, LogWriter writer, FanOut fanOut, Path home, LongSupplier minFreeBytes) {
    this.database = database;
    this.writer = writer;
    this.fanOut = fanOut;
    this.home = home;
    this.minFreeBytes = minFreeBytes;
    pool.allowCoreThreadTimeOut(true);
  }

  /** Returns the threads, for the watchdog. */
  Workers threads() {
    return pool.workers();
  }

  /** Adds what {@code -/ready} asks. */
  void register(HealthRegistry health, Watchdog watchdog, ChatService chat) {
    List.of(reading, writing, disk).forEach(probe -> health.register(Weight.READY, probe));
    health.register(
        Weight.READY,
        new LagCheck(
            "log-writer-lag",
            WRITER_AT_MOST,
            writer::lag,
            "Posts wait for the database; look at it and at its disk."));
    health.register(
        Weight.READY,
        new LagCheck(
            "fan-out-lag",
            FAN_OUT_AT_MOST,
            fanOut::lag,
            "Messages reach nobody in time: the machine has too little processor or memory, or the"
                + " database is slow to read."));
    health.register(
        Weight.ADVISORY,
        new LagCheck(
            "search-lag",
            SEARCH_AT_MOST,
            database::searchLag,
            "Search does not find the newest messages; the chat goes on. After a restore the index"
                + " is made anew, which takes minutes."));
    health.register(Weight.READY, new WriterCheck(writer, watchdog));
    health.register(Weight.READY, new DrainCheck(chat));
    database.readyChecks().forEach(check -> health.register(Weight.READY, check));
    health.registerAll(Weight.LIVE, watchdog::checks);
    health.register(Weight.ADVISORY, watchdog.longWaits());
    database.advisoryChecks().forEach(check -> health.register(Weight.ADVISORY, check));
  }

  private CheckResult readDatabase() {
    database.log().port(ProbeReads.class).read();
    return database.healthCheck().check();
  }

  /** By the writer, as every post: what keeps it waiting keeps this waiting. */
  private CheckResult writeDatabase() {
    if (writer.hasCommittedWithin(LOOK.goodFor())) {
      return CheckResult.up("database-write");
    }
    try {
      Outcome.await(
          writer.submit(
              (tx, at) -> {
                tx.port(ProbeWrites.class).write(at);
                return at;
              }));
      return CheckResult.up("database-write");
    } catch (Refusal e) {
      throw new IllegalStateException("nothing refuses this", e);
    }
  }

  private CheckResult disk() {
    long free = home.toFile().getUsableSpace();
    long least = minFreeBytes.getAsLong();
    return free >= least
        ? CheckResult.up("disk", Map.of("freeBytes", free))
        : CheckResult.down(
            "disk",
            "There are "
                + (free >> 20)
                + " MiB left where the home folder is ("
                + home
                + "), less than the "
                + (least >> 20)
                + " of hiroba.ops.min-free-mb. Make space.");
  }

  /** Shows how far everybody is and how much there is. */
  void show(Meters meters) {
    for (ActiveProbe probe : List.of(reading, writing, disk)) {
      meters.gauge(
          "hiroba_check_up",
          "Whether a probe of -/ready is UP (1) or DOWN (0), as found when last asked.",
          () -> up(probe.glance()),
          "check",
          probe.name());
    }
    meters.gauge(
        "hiroba_writer_waiting", "Changes that wait for the log's writer.", writer::waiting);
    meters.gauge(
        "hiroba_writer_lag_seconds",
        "For how long the oldest change has waited that is not committed.",
        () -> seconds(writer.lag()));
    meters.gauge(
        "hiroba_fanout_lag_seconds",
        "For how long what is to be passed on may have waited, in the slowest shard.",
        () -> seconds(fanOut.lag()));
    meters.gauge(
        "hiroba_search_lag_seconds",
        "How far the index of search is behind the log; about a second when nothing is wrong.",
        () -> seconds(database.searchLag()));
    File folder = home.toFile();
    meters.gauge(
        "hiroba_disk_free_bytes", "Space left where the home folder is.", folder::getUsableSpace);
    meters.gauge(
        "hiroba_disk_size_bytes", "Size of the disk of the home folder.", folder::getTotalSpace);
    Remembered<StoredCounts> counts =
        new Remembered<>(
            COUNTS_GOOD_FOR,
            pool,
            System::nanoTime,
            () -> database.log().port(ProbeReads.class).counts());
    meters.gauge(
        "hiroba_rooms", "Rooms, direct ones too.", () -> counts.number(StoredCounts::rooms));
    meters.gauge(
        "hiroba_people", "Accounts that may sign in.", () -> counts.number(StoredCounts::people));
    meters.gauge(
        "hiroba_memberships",
        "Who is in which room, each counted.",
        () -> counts.number(StoredCounts::memberships));
    database.show(meters);
  }

  private static double up(@Nullable CheckResult result) {
    if (result == null) {
      return Double.NaN;
    }
    return result.status() == HealthStatus.UP ? 1 : 0;
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  /** Looks no more; a look that hangs ends with what it waits for. */
  @Override
  public void close() {
    LOG.log(Level.DEBUG, "{0} looks were under way", pool.shutdownNow().size());
  }
}
