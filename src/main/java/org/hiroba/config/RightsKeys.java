package org.hiroba.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings {@code hiroba.rights.*}, a part of the catalogue in {@link SettingKeys}. */
final class RightsKeys {
  private static final int TEN_YEARS_OF_MINUTES = 5_259_600;

  /** A row of the page for each right. */
  static final Map<Right, SettingKey<Holder>> HOLDERS = holders();

  static final SettingKey<Optional<Duration>> EDIT_MINUTES =
      SettingKey.key(
          "hiroba.rights.edit-minutes",
          minutes(),
          "",
          "For how many minutes one may edit one's own messages; 0 = never, empty = for ever."
              + " Beyond: `forbidden`");

  static final SettingKey<Optional<Duration>> DELETE_MINUTES =
      SettingKey.key(
          "hiroba.rights.delete-minutes",
          minutes(),
          "",
          "The same for deleting them; whoever may delete messages of others is not bound by it");

  /** Holds all of them, in the order of the page. */
  static final List<SettingKey<?>> ALL =
      Stream.concat(
              Arrays.stream(Right.values()).map(RightsKeys::key),
              Stream.of(EDIT_MINUTES, DELETE_MINUTES))
          .toList();

  private RightsKeys() {}

  static SettingKey<Holder> key(Right right) {
    SettingKey<Holder> key = HOLDERS.get(right);
    if (key == null) {
      throw new IllegalStateException("a right without a setting: " + right);
    }
    return key;
  }

  private static Map<Right, SettingKey<Holder>> holders() {
    Map<Right, SettingKey<Holder>> keys = new EnumMap<>(Right.class);
    for (Right right : Right.values()) {
      keys.put(
          right,
          SettingKey.key(
              right.key(),
              holder(right),
              name(right.usual()),
              "Who may " + right.deed() + ". Others: `forbidden`"));
    }
    return keys;
  }

  private static ValueType<Holder> holder(Right right) {
    String allowed =
        Arrays.stream(Holder.values())
            .filter(right::isFor)
            .map(holder -> "`" + name(holder) + "`")
            .collect(Collectors.joining(", "));
    return new ValueType<>(
        allowed,
        text ->
            Arrays.stream(Holder.values())
                .filter(holder -> right.isFor(holder) && name(holder).equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown")));
  }

  private static ValueType<Optional<Duration>> minutes() {
    ValueType<Integer> number = ValueTypes.integer(0, TEN_YEARS_OF_MINUTES);
    return new ValueType<>(
        number.allowed() + " or nothing",
        text ->
            text.isEmpty()
                ? Optional.empty()
                : Optional.of(Duration.ofMinutes(number.parse().apply(text))));
  }

  private static String name(Holder holder) {
    return holder.name().toLowerCase(Locale.ROOT);
  }
}
