package org.hiroba.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Has the server that uses a home folder make a backup: the way of a command, see {@link
 * BackupInbox}. For one thread, which waits.
 */
public final class BackupPost {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration SAY_EVERY = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final Path folder;
  private final Server server;
  private final LongSupplier nanoTime;
  private final Pause pause;

  /** Knows whether the server is there. */
  @FunctionalInterface
  public interface Server {
    /** Tells whether it runs. */
    boolean runs() throws IOException;
  }

  /** Waits. */
  @FunctionalInterface
  interface Pause {
    /** Waits for so long. */
    void nanos(long nanos) throws InterruptedException;
  }

  /** Makes one for a home folder that a server uses. */
  public BackupPost(Path home, Server server) {
    this(home, server, System::nanoTime, TimeUnit.NANOSECONDS::sleep);
  }

  BackupPost(Path home, Server server, LongSupplier nanoTime, Pause pause) {
    this.folder = BackupRequestFiles.folder(home);
    this.server = server;
    this.nanoTime = nanoTime;
    this.pause = pause;
  }

  /** Tells whether servers look for requests there: those of earlier versions do not. */
  public static boolean isRead(Path home) {
    return Files.isDirectory(BackupRequestFiles.folder(home));
  }

  /**
   * Asks, and waits until it is made.
   *
   * @param target an absolute path of the server's machine
   * @param copies another one, of the folder for the bytes of files, if they are to be copied
   * @param progress told how far it is
   * @return what the server says of it
   * @throws BackupException it was not made, or nobody knows; the message says why
   */
  public String ask(Path target, Optional<Path> copies, Consumer<String> progress) {
    Path asked = folder.resolve("backup-" + UUID.randomUUID() + BackupRequestFiles.ASK);
    try {
      BackupRequestFiles.write(
          asked, BackupRequestFiles.text(new BackupRequestFiles.Asked(target, copies)));
      return await(asked, progress);
    } catch (IOException e) {
      throw new BackupException(
          "The server cannot be asked: " + e + ". Run the command as the user that the server is.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BackupException("The command was interrupted; the server may go on.", e);
    }
  }

  private String await(Path asked, Consumer<String> progress)
      throws IOException, InterruptedException {
    Path taken =
        BackupRequestFiles.sibling(asked, BackupRequestFiles.ASK, BackupRequestFiles.TAKEN);
    Path answer =
        BackupRequestFiles.sibling(asked, BackupRequestFiles.ASK, BackupRequestFiles.ANSWER);
    long began = nanoTime.getAsLong();
    long said = began;
    boolean isTaken = false;
    while (true) {
      // Before the answer is looked for: one that was written and then stopped has answered.
      boolean runs = server.runs();
      if (Files.exists(answer)) {
        return answered(answer);
      }
      long now = nanoTime.getAsLong();
      if (!isTaken && Files.exists(taken)) {
        isTaken = true;
        said = now;
        progress.accept("The server makes the backup.");
      }
      if (!runs) {
        Files.deleteIfExists(asked);
        Files.deleteIfExists(taken);
        throw new BackupException("The server stopped before the backup was whole.", null);
      }
      if (!isTaken && now - began > PATIENCE.toNanos() && Files.deleteIfExists(asked)) {
        throw new BackupException(
            "The server did not take the request within "
                + PATIENCE.toSeconds()
                + " s; nothing was done. Its log says whether it hangs.",
            null);
      }
      if (isTaken && now - said >= SAY_EVERY.toNanos()) {
        said = now;
        progress.accept(
            "Still being made, for " + Duration.ofNanos(now - began).toSeconds() + " s.");
      }
      pause.nanos(PAUSE.toNanos());
    }
  }

  private static String answered(Path answer) throws IOException {
    String text = BackupRequestFiles.read(answer);
    Files.deleteIfExists(answer);
    int line = text.indexOf('\n');
    String said = text.substring(line + 1);
    if (line < 0 || !text.substring(0, line).equals(BackupRequestFiles.DONE)) {
      throw new BackupException(said, null);
    }
    return said;
  }
}
