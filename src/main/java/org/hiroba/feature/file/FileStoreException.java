package org.hiroba.feature.file;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Says that a store cannot do its work now, whichever file it is asked for. The message says for an
 * operator what is wrong and what to do; it holds no secret.
 */
public final class FileStoreException extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean lasting;

  private FileStoreException(String message, @Nullable Throwable cause, boolean lasting) {
    super(message, cause);
    this.lasting = lasting;
  }

  /** Says that it may work again by itself: nobody answers, or there is trouble there. */
  public static FileStoreException passing(String message, @Nullable Throwable cause) {
    return new FileStoreException(message, cause, false);
  }

  /** Says that somebody must change something first: a setting, a right. */
  public static FileStoreException lasting(String message) {
    return new FileStoreException(message, null, true);
  }

  /** Tells whether somebody must change something first. */
  public boolean isLasting() {
    return lasting;
  }
}
