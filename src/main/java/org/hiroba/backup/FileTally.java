package org.hiroba.backup;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * How many files a backup names, and what became of their bytes.
 *
 * @param files those that are in both places now
 * @param bytes their bytes
 * @param copied those that had to be copied
 * @param missing those whose bytes are nowhere
 * @param damaged those whose bytes are others than were taken in
 * @param examples names some of the missing and the damaged
 */
public record FileTally(
    long files, long bytes, long copied, long missing, long damaged, List<String> examples) {
  /** Copies the list. */
  public FileTally {
    examples = List.copyOf(examples);
  }

  /** Says it in a sentence that goes on after another one. */
  public String told(Path folder) {
    StringBuilder told =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                " The bytes of %,d files (%,d MiB) are in %s, %,d of them new there.",
                files,
                bytes >> 20,
                folder,
                copied));
    if (missing > 0) {
      told.append(
          String.format(
              Locale.ROOT, " Of %,d there are none any more: they were deleted.", missing));
    }
    return told.append(toldDamaged()).toString();
  }

  /** Says what was put back, as {@link #told}. */
  public String toldBack() {
    StringBuilder told =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "Files: %,d are where they belong, %,d of them put back.",
                files,
                copied));
    if (missing > 0) {
      told.append(
          String.format(Locale.ROOT, " The bytes of %,d are missing%s.", missing, namely()));
    }
    return told.append(toldDamaged()).toString();
  }

  private String toldDamaged() {
    return damaged == 0
        ? ""
        : String.format(
            Locale.ROOT, " %,d are not what was sent and were passed over%s.", damaged, namely());
  }

  private String namely() {
    return examples.isEmpty() ? "" : ", such as " + String.join(", ", examples);
  }
}
