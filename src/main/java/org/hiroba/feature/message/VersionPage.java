package org.hiroba.feature.message;

import java.util.List;

/**
 * Holds earlier versions of a message, ascending by seq; the text of today is not among them.
 *
 * @param hasBefore there are still earlier ones
 */
public record VersionPage(List<MessageVersion> versions, boolean hasBefore) {
  /** How many versions a page may have. */
  public static final int MAX_VERSIONS = 100;

  /** Copies the versions. */
  public VersionPage {
    versions = List.copyOf(versions);
  }
}
