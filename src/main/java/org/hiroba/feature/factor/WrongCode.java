package org.hiroba.feature.factor;

import org.hiroba.log.CodedRefusal;

/** Refuses a code that is wrong, too old, or was taken before. Such tries are counted. */
public final class WrongCode extends CodedRefusal {
  private static final long serialVersionUID = 1L;

  WrongCode() {
    super(
        Reason.UNAUTHORIZED,
        "wrong-credentials",
        "This code is not right, or was used before; take the next one that the app shows, or a"
            + " recovery code.");
  }
}
