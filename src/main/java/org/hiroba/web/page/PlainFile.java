package org.hiroba.web.page;

import org.hiroba.media.AttachedFile;

/** A file of a message as the page shows it without JavaScript, for EL. Immutable. */
public final class PlainFile {
  private final AttachedFile file;

  PlainFile(AttachedFile file) {
    this.file = file;
  }

  /** Returns where it is read from, fit for an attribute; empty when it is kept no longer. */
  public String getHref() {
    return file.expired() ? "" : "api/v1/files/" + file.id();
  }

  /** Returns what it is called; not escaped. */
  public String getName() {
    return file.name();
  }
}
