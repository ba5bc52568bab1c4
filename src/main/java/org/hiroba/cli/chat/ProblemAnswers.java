package org.hiroba.cli.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads what a server, or what is before it, answers to a request. Stateless. */
final class ProblemAnswers {
  private static final int MAX_BYTES = 1 << 20;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;
  private static final ObjectMapper JSON = new ObjectMapper();

  private ProblemAnswers() {}

  /**
   * Reads a body of up to a mebibyte.
   *
   * @return missing for an empty one; empty where it is no JSON
   */
  static Optional<JsonNode> json(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    try {
      JsonNode json = JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
      return Optional.of(json == null ? MissingNode.getInstance() : json);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Tells whether the server, or what is before it, cannot do it now but may later. */
  static boolean isForNow(int status) {
    return status >= SERVER_ERROR || status == TOO_MANY_REQUESTS;
  }

  /** Says for people why an answer is not good. */
  static String problem(int status, JsonNode body) {
    String detail = TerminalText.line(body.path("detail").asText());
    return detail.isEmpty() ? Refusals.sentence(status) : detail;
  }
}
