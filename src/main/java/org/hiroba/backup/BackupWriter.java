package org.hiroba.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.zip.Deflater;
import java.util.zip.ZipOutputStream;
import org.hiroba.config.DiskSpace;
import org.hiroba.config.DurableFiles;
import org.hiroba.config.PrivateFiles;
import org.jspecify.annotations.Nullable;

/**
 * Writes a backup under a name of its own, with mode 0600, brings it to the disk, and gives it its
 * name once it is whole: a file of the name that was asked for is always a whole backup. Holds a
 * few rows at a time. Stateless and thread-safe.
 */
public final class BackupWriter {
  /** How the names of what is not whole yet begin. */
  static final String UNFINISHED = ".hiroba-unfinished-";

  private static final int BUFFER_BYTES = 1 << 16;
  private static final Logger LOG = System.getLogger(BackupWriter.class.getName());

  private final Clock clock;
  private final String program;

  /**
   * Makes a writer.
   *
   * @param program version of this Hiroba
   */
  public BackupWriter(Clock clock, String program) {
    this.clock = clock;
    this.program = program;
  }

  /**
   * What was written: where, how many bytes, and what is in it.
   *
   * @param files what became of the bytes of files; null where nobody wanted them copied
   */
  public record Written(
      Path file, long bytes, BackupFacts facts, BackupTally tally, @Nullable FileTally files) {}

  /** Does what else belongs to a backup before it has its name. */
  @FunctionalInterface
  public interface Rest {
    /** Nothing else. */
    Rest NOTHING = (rows, tally) -> null;

    /** Does it; returns what became of files, or null. */
    @Nullable FileTally after(Path rows, BackupTally tally) throws IOException;
  }

  /**
   * Writes a backup.
   *
   * @param home whose settings belong to it; it need not be there
   * @param target a file that does not exist yet
   * @throws BackupException it was not made and nothing is left of it; the message says why
   */
  public Written write(BackupSource source, Path home, Path target) {
    return write(source, home, target, Rest.NOTHING);
  }

  /**
   * Writes a backup, and does what else belongs to it before it has its name.
   *
   * @param home whose settings belong to it; it need not be there
   * @param target a file that does not exist yet
   * @throws BackupException it was not made and nothing is left of it; the message says why
   */
  public Written write(BackupSource source, Path home, Path target, Rest rest) {
    Path file = target.toAbsolutePath().normalize();
    Path folder = file.getParent();
    if (folder == null || Files.exists(file)) {
      throw new BackupException(
          "Cannot write the backup: " + file + " exists. Name a file that does not.", null);
    }
    Path unfinished = null;
    boolean done = false;
    try {
      unfinished = PrivateFiles.createTemp(folder, UNFINISHED, "");
      BackupFacts facts =
          new BackupFacts(
              clock.instant().truncatedTo(ChronoUnit.MILLIS),
              program,
              source.database(),
              source.schema());
      BackupTally tally = fill(unfinished, facts, source, home);
      FileTally files = rest.after(unfinished, tally);
      Files.move(unfinished, file);
      done = true;
      DurableFiles.syncNames(folder);
      return new Written(file, Files.size(file), facts, tally, files);
    } catch (IOException e) {
      throw new BackupException("Cannot write the backup " + file + ": " + reason(e, folder), e);
    } finally {
      if (!done) {
        delete(unfinished);
      }
    }
  }

  private static String reason(IOException e, Path folder) {
    if (e instanceof NoSuchFileException) {
      return "there is no folder " + folder + ". Make it, or name another one.";
    }
    if (e instanceof AccessDeniedException) {
      return "the folder " + folder + " cannot be written by this user. Name another one.";
    }
    return e.getMessage() + "." + DiskSpace.hint(folder);
  }

  private static BackupTally fill(
      Path unfinished, BackupFacts facts, BackupSource source, Path home) throws IOException {
    try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE);
        ZipOutputStream zip =
            new ZipOutputStream(
                new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES),
                StandardCharsets.UTF_8)) {
      // The chat needs the processor more than the disk needs the space.
      zip.setLevel(Deflater.BEST_SPEED);
      TableWriter writer = new TableWriter(zip);
      CountingSink counting = new CountingSink(writer);
      writer.begin(facts);
      source.read(counting);
      writer.end(HomeFiles.read(home), counting.tally());
      zip.finish();
      zip.flush();
      channel.force(true);
      return counting.tally();
    }
  }

  private static void delete(@Nullable Path unfinished) {
    try {
      if (unfinished != null) {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      LOG.log(
          Level.WARNING, "What is left of a failed backup stays: delete {0} ({1})", unfinished, e);
    }
  }
}
