package org.hiroba.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import org.hiroba.config.MailAddress;
import org.hiroba.feature.account.Mailing;
import org.jspecify.annotations.Nullable;

/** Reads mail addresses, and says what became of mails. Stateless. */
final class MailFields {
  private static final String NAME = "mail";

  /** More languages than that nobody reads. */
  private static final int MAX_LOCALES = 20;

  private MailFields() {}

  /**
   * Reads the field {@code mail}; null where it is not there, is null or empty.
   *
   * @throws ProblemException 400 for what is no address
   */
  static @Nullable MailAddress address(JsonNode body) throws ProblemException {
    String typed = ApiServlet.string(body, NAME);
    if (typed == null || typed.isBlank()) {
      return null;
    }
    try {
      return MailAddress.of(typed);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Problem.badRequest("\"mail\": " + e.getMessage()).coded("bad-mail"));
    }
  }

  /** Tells whether the field {@code mail} is there, be it null. */
  static boolean isIn(JsonNode body) {
    return body.has(NAME);
  }

  /** Writes what became of a mail. */
  static ObjectNode json(Mailing mailing) {
    MailAddress to = mailing.to();
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("to", to == null ? null : to.value())
            .put("queued", mailing.isQueued());
    return mailing.isQueued() ? json : json.put("problem", mailing.problem());
  }

  /** Returns the language in which whoever asks reads, as mails know it. */
  static String language(HttpServletRequest request) {
    return Collections.list(request.getLocales()).stream()
        .limit(MAX_LOCALES)
        .map(Locale::getLanguage)
        .filter(tag -> tag.equals("ja") || tag.equals("en"))
        .findFirst()
        .orElse("en");
  }
}
