package org.hiroba.cli.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

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

  /**
   * Makes a token and returns it; nobody can ask for it again.
   *
   * @param scope as the server spells it
   * @param rooms ids of the only rooms that it is for; empty for all
   * @param expiresAt a date or a time; null for never
   */
  public String create(String name, String scope, List<String> rooms, @Nullable String expiresAt) {
    ObjectNode wanted = JsonNodeFactory.instance.objectNode().put("name", name).put("scope", scope);
    if (!rooms.isEmpty()) {
      rooms.forEach(wanted.putArray("rooms")::add);
    }
    if (expiresAt != null) {
      wanted.put("expiresAt", expiresAt);
    }
    JsonNode made = api.ask("POST", TOKENS, bearer, Optional.of(wanted), "Cannot make a token");
    return made.path("token").asText();
  }

  /** Lists the tokens, one line each; what is not there is a dash. */
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
                        + TerminalText.line(token.path("name").asText())
                        + "\t"
                        + shown(token.path("scope"))
                        + "\t"
                        + shown(token.path("lastUsedAt"))
                        + "\t"
                        + shown(token.path("expiresAt"))
                        + "\t"
                        + rooms(token.path("rooms"))));
    return lines;
  }

  private static String shown(JsonNode value) {
    return value.isTextual() ? TerminalText.line(value.asText()) : "-";
  }

  private static String rooms(JsonNode rooms) {
    StringJoiner ids = new StringJoiner(" ");
    rooms.forEach(room -> ids.add(TerminalText.line(room.asText())));
    return ids.length() == 0 ? "-" : ids.toString();
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
