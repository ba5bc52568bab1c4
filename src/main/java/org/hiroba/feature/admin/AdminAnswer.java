package org.hiroba.feature.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.hiroba.protocol.BoundedJson;

/**
 * Says what came of a request.
 *
 * @param done false when nothing was done; the one line then says why
 * @param lines to tell
 * @param after where a list goes on; empty at its end
 */
public record AdminAnswer(boolean done, List<String> lines, String after) {
  private static final ObjectReader JSON = BoundedJson.reader(3);

  /** Copies the lines. */
  public AdminAnswer {
    lines = List.copyOf(lines);
  }

  static AdminAnswer of(String... lines) {
    return new AdminAnswer(true, List.of(lines), "");
  }

  static AdminAnswer failed(String why) {
    return new AdminAnswer(false, List.of(why), "");
  }

  /** Writes it for {@link #read}. */
  String json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("done", done).put("after", after);
    ArrayNode list = json.putArray("lines");
    lines.forEach(list::add);
    return json.toString();
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException it is none
   */
  static AdminAnswer read(String json) {
    try {
      JsonNode object = JSON.readValue(json);
      List<String> lines = new ArrayList<>();
      object.path("lines").forEach(line -> lines.add(line.asText()));
      return new AdminAnswer(
          object.path("done").asBoolean(), lines, AdminRequest.text(object, "after"));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The answer is no JSON", e);
    }
  }
}
