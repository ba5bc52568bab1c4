package org.hiroba.cli.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes, lists and revokes tokens for programs on a server. Thread-safe. */
public final class TokenApi {
  private static final String TOKENS = "api/v1/tokens";

  private final SessionApi api;
  private final String bearer;

  /**
   * Makes one.
   *
   * @param bearer in whose name; a sign-in's token, for {@link #create}
   */
  public TokenApi(SessionApi api, String bearer) {
    this.api = api;
    this.bearer = bearer;
  }

  /** Makes a token and returns it; nobody can ask for it again. */
  public String create(String name) {
    JsonNode made =
        api.ask(
            "POST",
            TOKENS,
            bearer,
            Optional.of(JsonNodeFactory.instance.objectNode().put("name", name)),
            "Cannot make a token");
    return made.path("token").asText();
  }

  /** Lists the tokens, one line each: id, time, name. */
  public List<String> list() {
    List<String> lines = new ArrayList<>();
    api.ask("GET", TOKENS, bearer, Optional.empty(), "Cannot list the tokens")
        .path("tokens")
        .forEach(
            token ->
                lines.add(
                    TerminalText.line(token.path("id").asText())
                        + "\t"
                        + TerminalText.line(token.path("createdAt").asText())
                        + "\t"
                        + TerminalText.line(token.path("name").asText())));
    return lines;
  }

  /** Revokes a token. */
  public void revoke(String id) {
    api.ask(
        "DELETE",
        TOKENS + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8),
        bearer,
        Optional.empty(),
        "Cannot revoke the token");
  }
}
