package org.hiroba.feature.file;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.hiroba.log.Errand;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Outcome;
import org.hiroba.log.Refusal;

/**
 * Deletes what nobody is to have any more: bytes whose file was taken away, at once; files that
 * nobody posted within a day; what is older than files are kept. In small rounds; a round that
 * fails is followed by another. While somebody copies the store nothing is deleted from it.
 */
public final class FileSweep {
  /** How long a file waits for its message. */
  static final Duration UNPOSTED = Duration.ofHours(24);

  private static final int ROUND = 100;

  /** So long a round deletes at most: a store may be far away and slow. */
  private static final Duration ROUND_TIME = Duration.ofSeconds(10);

  private static final Duration EVERY = Duration.ofMinutes(10);
  private static final Logger LOG = System.getLogger(FileSweep.class.getName());

  private final LogWriter writer;
  private final FileReads reads;
  private final FileStore store;
  private final PartFolder parts;
  private final Duration keep;
  private final Clock clock;
  private final Errand bytes;
  private final AtomicInteger paused = new AtomicInteger();
  private volatile boolean begun;
  private long lookedAtMillis;
  private boolean more = true;

  FileSweep(
      LogWriter writer,
      FileReads reads,
      FileStore store,
      PartFolder parts,
      Duration keep,
      Clock clock) {
    this.writer = writer;
    this.reads = reads;
    this.store = store;
    this.parts = parts;
    this.keep = keep;
    this.clock = clock;
    bytes = new Errand(clock::millis);
  }

  /** Notes that bytes wait to be deleted; blocks nobody. */
  public void wake() {
    bytes.begin();
  }

  /** Lets nothing be deleted from the store until the pause is closed. */
  public Pause pause() {
    paused.incrementAndGet();
    return new Pause(paused);
  }

  /** While it is open nothing is deleted. */
  public static final class Pause implements AutoCloseable {
    private final AtomicInteger paused;
    private boolean closed;

    private Pause(AtomicInteger paused) {
      this.paused = paused;
    }

    @Override
    public synchronized void close() {
      if (!closed) {
        closed = true;
        paused.decrementAndGet();
      }
    }
  }

  /** Does a round, on one thread at a time. */
  public void look() {
    try {
      long now = clock.millis();
      if (more || now - lookedAtMillis >= EVERY.toMillis() || now < lookedAtMillis) {
        lookedAtMillis = now;
        more = dropOld();
      }
      if (bytes.isDue() && paused.get() == 0) {
        bytes.looked(deleteBytes());
      }
    } catch (IOException | Refusal e) {
      LOG.log(Level.WARNING, "Files could not be deleted, and will be: {0}", e.getMessage());
    }
  }

  private boolean dropOld() throws Refusal, IOException {
    Instant now = clock.instant();
    if (!begun) {
      begun = true;
      parts.deleteScratch();
      dropStrayParts();
    }
    List<String> old = new ArrayList<>(reads.unpostedSince(now.minus(UNPOSTED), ROUND));
    old.addAll(reads.ofRemovedRooms(ROUND));
    if (!keep.isZero()) {
      reads.postedBefore(now.minus(keep), ROUND).forEach(file -> old.add(file.id()));
    }
    for (String id : old) {
      Optional<StoredFile> file = reads.find(id);
      if (file.isPresent()) {
        Outcome.await(writer.submit(new DropFile(file.get())));
      }
    }
    if (!old.isEmpty()) {
      LOG.log(Level.INFO, "{0} files that are kept no longer were taken away", old.size());
      wake();
    }
    return old.size() >= ROUND;
  }

  /** Of a run that died between the row and the part, or between two deletions. */
  private void dropStrayParts() throws IOException {
    for (String id : parts.ids()) {
      Optional<StoredFile> file = reads.find(id);
      if (file.filter(it -> it.state() == StoredFile.State.SENT).isEmpty()) {
        parts.delete(id);
      }
    }
  }

  /** Returns whether there are more. */
  private boolean deleteBytes() throws Refusal, IOException {
    List<String> gone = reads.gone(ROUND);
    long end = clock.millis() + ROUND_TIME.toMillis();
    for (String id : gone) {
      if (clock.millis() > end) {
        return true;
      }
      parts.delete(id);
      store.delete(FileKey.preview(id));
      store.delete(id);
      Outcome.await(
          writer.submit(
              (tx, at) -> {
                tx.port(FileWrites.class).forget(id);
                return at;
              }));
    }
    return gone.size() >= ROUND;
  }
}
