package org.hiroba.config;

/**
 * Describes one setting: a row of the page {@code settings.md}. Immutable.
 *
 * @param name the key, as in {@code hiroba.http.port}
 * @param type how a value is read and what is allowed
 * @param defaultText the default as one would write it; empty for none
 * @param description what it does, with its unit, in one line
 * @param secret whether the value must never be shown
 */
public record SettingKey<T>(
    String name, ValueType<T> type, String defaultText, String description, boolean secret) {

  static <T> SettingKey<T> key(
      String name, ValueType<T> type, String defaultText, String description) {
    return new SettingKey<>(name, type, defaultText, description, false);
  }

  static <T> SettingKey<T> secretKey(String name, ValueType<T> type, String description) {
    return new SettingKey<>(name, type, "", description, true);
  }

  /**
   * Reads a value.
   *
   * @throws SettingsException if it is not allowed; the line names key, value, place and what is
   *     allowed
   */
  T parse(String text, String place) {
    try {
      return type.parse().apply(text.strip());
    } catch (IllegalArgumentException e) {
      String shown = secret ? "" : "=" + OneLine.of(text);
      throw new SettingsException(
          name
              + shown
              + " ("
              + place
              + ") is not allowed: "
              + OneLine.of(String.valueOf(e.getMessage()))
              + ". Allowed: "
              + type.allowed()
              + ".",
          e);
    }
  }

  T parseDefault() {
    return type.parse().apply(defaultText);
  }
}
