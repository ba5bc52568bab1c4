package org.hiroba.feature.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.util.Map;
import java.util.TreeMap;
import org.hiroba.jdbc.write.WriteContext;
import org.hiroba.protocol.BoundedJson;

/** Keeps settings as JSON in the table {@code meta}. */
record JdbcSettingsMemory(WriteContext in) implements SettingsMemory {
  private static final String FIND = "SELECT value FROM meta WHERE name = 'settings'";
  private static final String PUT =
      "INSERT INTO meta (name, value) VALUES ('settings', ?)"
          + " ON CONFLICT (name) DO UPDATE SET value = excluded.value";
  private static final ObjectReader JSON = BoundedJson.reader(2);

  @Override
  public Map<String, String> before() {
    return in.ask(
        "find the settings of the last start",
        () -> {
          Map<String, String> before = new TreeMap<>();
          try (ResultSet row = in.session().with(FIND).query()) {
            if (row.next()) {
              JsonNode settings = JSON.readValue(row.getString(1));
              settings
                  .properties()
                  .forEach(one -> before.put(one.getKey(), one.getValue().asText()));
            }
          } catch (JsonProcessingException e) {
            throw new IllegalStateException("the settings in the table meta are no JSON", e);
          }
          return before;
        });
  }

  @Override
  public void remember(Map<String, String> now) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    now.forEach(json::put);
    in.run("keep the settings", () -> in.session().with(PUT).text(json.toString()).update());
  }
}
