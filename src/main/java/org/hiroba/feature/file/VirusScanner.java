package org.hiroba.feature.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Looks for viruses. Safe for use by many threads; may block for as long as a big file takes. */
public interface VirusScanner {
  /**
   * Looks at a file.
   *
   * @return what was found; empty for nothing
   * @throws IOException it could not look, or not at all of it
   */
  Optional<String> scan(Path file) throws IOException;
}
