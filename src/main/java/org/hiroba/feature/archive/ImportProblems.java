package org.hiroba.feature.archive;

import java.util.function.Consumer;

/**
 * Gathers what is wrong with an archive. What is skipped is told; else all of it is told, up to a
 * number, and nothing is imported. For one thread.
 */
public final class ImportProblems {
  private static final int MAX_TOLD = 20;

  private final boolean skipsBroken;
  private final Consumer<String> say;
  private long count;
  private long countAtCheck;
  private boolean isWriting;

  /** Makes one that tells by {@code say}, one line each. */
  public ImportProblems(boolean skipsBroken, Consumer<String> say) {
    this.skipsBroken = skipsBroken;
    this.say = say;
  }

  /** Takes note of a broken line, counted from 1; 0 for a file as a whole. */
  void add(String file, long line, String why) {
    count++;
    if (isWriting) {
      return;
    }
    if (count <= MAX_TOLD) {
      say.accept(file + (line > 0 ? " line " + line : "") + " " + why);
    } else if (count == MAX_TOLD + 1) {
      say.accept("… and more of the kind");
    }
  }

  long count() {
    return count;
  }

  /** Begins anew: all is read once more to be written, and what is wrong with it was told. */
  void beginWriting() {
    countAtCheck = count;
    count = 0;
    isWriting = true;
  }

  /**
   * Checks that what is written is what was checked.
   *
   * @throws ArchiveFailure it is not
   */
  void requireNoMore() throws ArchiveFailure {
    if (isWriting && count > countAtCheck) {
      throw new ArchiveFailure(
          "The archive has changed while it was read. Import it again, and let nobody write to it"
              + " meanwhile: the import goes on where it was.");
    }
  }

  /**
   * Ends the check.
   *
   * @throws ArchiveFailure something is wrong, and not to be skipped
   */
  void require() throws ArchiveFailure {
    if (count > 0 && !skipsBroken) {
      throw new ArchiveFailure(
          ArchiveExport.count(count)
              + " broken "
              + (count == 1 ? "line" : "lines")
              + ", so nothing was imported. Get a whole copy of the archive, or leave broken lines"
              + " out with --skip-broken.");
    }
  }
}
