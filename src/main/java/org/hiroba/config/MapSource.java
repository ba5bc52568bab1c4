package org.hiroba.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * A place that spells keys as they are: system properties, context parameters, a properties file.
 * Immutable: a copy of what stood there.
 *
 * @param kind what the place is called in messages
 * @param values names and values
 */
public record MapSource(String kind, Map<String, String> values) implements Source {
  /** Keeps what begins with {@code hiroba.}. */
  public MapSource {
    Map<String, String> ours = new LinkedHashMap<>(values);
    ours.keySet().removeIf(name -> !name.startsWith(SettingKeys.PREFIX));
    values = Map.copyOf(ours);
  }

  /** Takes the system properties as they are now. */
  public static MapSource systemProperties() {
    return new MapSource("system property", strings(System.getProperties()));
  }

  /** Takes the web application's context parameters. */
  public static MapSource contextParams(Map<String, String> params) {
    return new MapSource("context-param", params);
  }

  static Map<String, String> strings(Properties properties) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : properties.stringPropertyNames()) {
      // Another thread may remove a property between the two calls.
      String value = properties.getProperty(name);
      if (value != null) {
        values.put(name, value);
      }
    }
    return values;
  }

  @Override
  public String spell(String key) {
    return key;
  }

  @Override
  public Optional<String> lookup(String spelled) {
    return Optional.ofNullable(values.get(spelled));
  }

  @Override
  public Set<String> names() {
    return values.keySet();
  }

  @Override
  public String toString() {
    // Values may be secret.
    return kind + " " + values.keySet();
  }
}
