package org.hiroba.config;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;

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
   * Tells whether this stands once for each of many names: a part of its own name is a word in
   * capitals, in whose place any name may be.
   */
  boolean isForEach() {
    return placeholder().isPresent();
  }

  private Optional<String> placeholder() {
    return Arrays.stream(name.replace('.', ' ').split(" ", -1))
        .filter(part -> Character.isUpperCase(part.charAt(0)))
        .findFirst();
  }

  /**
   * Finds the name for which a value stands.
   *
   * @param spelled a whole name in the spelling of a place
   * @return empty if it is none of this key
   */
  Optional<String> nameIn(String spelled, UnaryOperator<String> spell) {
    String word = placeholder().orElseThrow();
    int at = name.indexOf("." + word) + 1;
    String before = spell.apply(name.substring(0, at));
    String after = spell.apply(name.substring(at + word.length()));
    boolean fits =
        spelled.length() > before.length() + after.length()
            && spelled.startsWith(before)
            && spelled.endsWith(after);
    return fits
        ? Optional.of(spelled.substring(before.length(), spelled.length() - after.length()))
        : Optional.empty();
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
