package org.hiroba.feature.file;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.hiroba.health.CheckResult;
import org.hiroba.health.HealthCheck;
import org.hiroba.health.Meters;
import org.hiroba.log.StorageException;

/** Knows how much there is and how much room is left, as of some seconds ago. Thread-safe. */
final class FileSpace implements HealthCheck {
  private static final Duration EVERY = Duration.ofSeconds(15);

  private final PartFolder parts;
  private final FileStore store;
  private final FileReads reads;
  private final long minFreeBytes;
  private final Clock clock;
  private volatile long freeBytes = Long.MAX_VALUE;
  private volatile String trouble = "";
  private volatile FileReads.Usage usage = new FileReads.Usage(0, 0);
  private long lookedAtMillis;

  FileSpace(PartFolder parts, FileStore store, FileReads reads, long minFreeBytes, Clock clock) {
    this.parts = parts;
    this.store = store;
    this.reads = reads;
    this.minFreeBytes = minFreeBytes;
    this.clock = clock;
  }

  /** Looks, if it is time. */
  void look() {
    long now = clock.millis();
    if (now - lookedAtMillis < EVERY.toMillis() && now >= lookedAtMillis) {
      return;
    }
    lookedAtMillis = now;
    try {
      freeBytes = Math.min(parts.freeBytes(), store.freeBytes());
      usage = reads.usage();
      trouble = "";
    } catch (IOException | StorageException e) {
      trouble = String.valueOf(e.getMessage());
    }
  }

  void show(Meters meters) {
    meters.gauge("hiroba_files", "Files that are kept.", () -> usage.files());
    meters.gauge(
        "hiroba_files_bytes",
        "Bytes of the files that are kept, smaller pictures apart.",
        () -> usage.bytes());
  }

  @Override
  public String name() {
    return "files";
  }

  @Override
  public CheckResult check() {
    if (!trouble.isEmpty()) {
      return CheckResult.down(name(), trouble);
    }
    if (freeBytes < minFreeBytes) {
      return CheckResult.down(
          name(),
          "only "
              + FileWords.size(freeBytes)
              + " are free, less than hiroba.files.min-free: nobody can send files");
    }
    return CheckResult.up(
        name(), Map.of("files", usage.files(), "bytes", usage.bytes(), "freeBytes", freeBytes));
  }
}
