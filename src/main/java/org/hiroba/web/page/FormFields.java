package org.hiroba.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.hiroba.protocol.ErrorCode;
import org.hiroba.web.MediaType;
import org.hiroba.web.body.Body;

/**
 * Holds what a form sent. Read here and not by the container, because containers differ in the
 * charset and in what they do with a body that is too long. Immutable.
 */
final class FormFields {
  private static final String TYPE = "application/x-www-form-urlencoded";
  private static final FormFields NONE = new FormFields(Map.of());

  private final Map<String, String> values;

  private FormFields(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /** Returns the fields of a form that could not be read. */
  static FormFields none() {
    return NONE;
  }

  /**
   * Reads a form in UTF-8; of any other content type nothing is read.
   *
   * @throws FormException the body is longer than this form takes, or no form
   */
  static FormFields read(HttpServletRequest request) throws FormException {
    if (Body.of(request).state() == Body.State.TOO_LARGE) {
      throw FormException.of(ErrorCode.TOO_LARGE);
    }
    return MediaType.of(String.valueOf(request.getContentType())).equals(TYPE)
        ? parse(new String(Body.of(request).bytes(), StandardCharsets.UTF_8))
        : NONE;
  }

  /** Parses (URL Standard §5.1); of a name that comes twice the first value counts. */
  static FormFields parse(String body) throws FormException {
    Map<String, String> values = new HashMap<>();
    try {
      for (String pair : body.split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          values.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
        }
      }
    } catch (IllegalArgumentException e) {
      throw FormException.of(ErrorCode.BAD_REQUEST);
    }
    return new FormFields(values);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** Returns a field; empty when it did not come. */
  String get(String name) {
    return values.getOrDefault(name, "");
  }

  /**
   * Returns a text of several lines with the line ends that scripts send: browsers' forms differ.
   */
  String text(String name) {
    return get(name).replace("\r\n", "\n");
  }
}
