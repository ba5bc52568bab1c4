package org.hiroba.feature.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The mails that are about accounts. */
enum LetterKind {
  /** Invites somebody who has no account. */
  INVITE,
  /** Tells somebody that an account was made for them, whose password they set. */
  WELCOME,
  /** An administrator wants somebody to set a new password. */
  RESET,
  /** Somebody has forgotten the password of an account. */
  FORGOTTEN,
  /** Asks whether an address is somebody's. */
  CONFIRM,
  /** Tells that a password was changed. */
  PASSWORD,
  /** Tells that a second factor was turned off. */
  FACTOR_OFF,
  /** Tells at the old address that there is a new one. */
  MOVED;

  String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<LetterKind> of(String wireName) {
    return Arrays.stream(values()).filter(one -> one.wireName().equals(wireName)).findFirst();
  }
}
