package org.hiroba.web;

import java.text.Normalizer;
import java.util.Optional;
import org.hiroba.account.AccountName;
import org.hiroba.account.LineText;
import org.jspecify.annotations.Nullable;

/** Reads the names by which somebody wants to be known. Stateless. */
final class NameFields {
  private NameFields() {}

  /**
   * Reads a name to sign in with.
   *
   * @throws ProblemException 400 for one that is missing or none
   */
  static AccountName accountName(@Nullable String name) throws ProblemException {
    if (name == null) {
      throw new ProblemException(Problem.badRequest("\"name\" is missing."));
    }
    try {
      return AccountName.chosen(name);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(Problem.badRequest(String.valueOf(e.getMessage())));
    }
  }

  /**
   * Reads a name that others see; null where there is none.
   *
   * @throws ProblemException 400 for one that is not fit
   */
  static @Nullable String displayName(@Nullable String wanted) throws ProblemException {
    if (wanted == null || wanted.isBlank()) {
      return null;
    }
    String name = Normalizer.normalize(wanted, Normalizer.Form.NFC).strip();
    if (name.codePointCount(0, name.length()) > LineText.MAX_CHARS) {
      throw new ProblemException(
          Problem.badRequest("\"displayName\" has at most " + LineText.MAX_CHARS + " characters."));
    }
    Optional<String> flaw = LineText.flaw(name);
    if (flaw.isPresent()) {
      throw new ProblemException(Problem.badRequest("\"displayName\" " + flaw.get() + "."));
    }
    return name;
  }
}
