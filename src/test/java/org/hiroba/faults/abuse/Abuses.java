package org.hiroba.faults.abuse;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** What families share. */
final class Abuses {
  static final Charset LATIN = StandardCharsets.ISO_8859_1;

  private Abuses() {}

  /** Opens connections, and sends to one after the other so often a second. */
  static void dripping(Stage stage, int count, int perSecond, byte[] drop, Stage.Opening opening)
      throws IOException {
    stage.paced(perSecond, stage.toEach(stage.several(count, opening), drop, opening));
  }
}
