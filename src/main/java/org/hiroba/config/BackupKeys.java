package org.hiroba.config;

import static org.hiroba.config.SettingKey.key;
import static org.hiroba.config.ValueTypes.BOOL;
import static org.hiroba.config.ValueTypes.OPTIONAL_FILE;
import static org.hiroba.config.ValueTypes.integer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The settings of backups, {@code hiroba.backup.*}. */
final class BackupKeys {
  private static final Duration LEAST = Duration.ofMinutes(1);
  private static final Duration MOST = Duration.ofDays(365);
  private static final int MAX_DIGITS = 6;

  static final SettingKey<Optional<Duration>> EVERY =
      key(
          "hiroba.backup.every",
          new ValueType<>(
              "`off`, or a time from `1m` to `365d`, such as `12h`", BackupKeys::period),
          "off",
          "How often the server makes a backup by itself, counted from the newest in the folder");

  static final SettingKey<Integer> KEEP =
      key(
          "hiroba.backup.keep",
          integer(1, 10_000),
          "7",
          "How many of these are kept; older ones are deleted once a newer one is whole");

  static final SettingKey<Optional<Path>> FOLDER =
      key(
          "hiroba.backup.folder",
          new ValueType<>("a folder", OPTIONAL_FILE.parse()),
          "",
          "Where they are; each server has its own, best on another disk. Without it: `backups` in"
              + " the home folder");

  static final SettingKey<Boolean> FILES =
      key(
          "hiroba.backup.files",
          BOOL,
          "true",
          "Whether the bytes of files are copied into `files` there, each once; `false` where their"
              + " store has backups of its own");

  static final List<SettingKey<?>> ALL = List.of(EVERY, KEEP, FOLDER, FILES);

  private BackupKeys() {}

  private static Optional<Duration> period(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.isEmpty() || lower.equals("off")) {
      return Optional.empty();
    }
    String digits = lower.substring(0, lower.length() - 1);
    if (digits.isEmpty()
        || digits.length() > MAX_DIGITS
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new IllegalArgumentException("not a number with m, h or d behind it");
    }
    int number = Integer.parseInt(digits);
    Duration period =
        switch (lower.charAt(lower.length() - 1)) {
          case 'm' -> Duration.ofMinutes(number);
          case 'h' -> Duration.ofHours(number);
          case 'd' -> Duration.ofDays(number);
          default -> throw new IllegalArgumentException("not a number with m, h or d behind it");
        };
    if (period.compareTo(LEAST) < 0 || period.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("too short or too long");
    }
    return Optional.of(period);
  }

  /** Looks whether the values are allowed. */
  static void look(SettingsAssembly from) {
    ALL.forEach(from::get);
  }

  static BackupSettings read(SettingsAssembly from, HomeFolder home) {
    return new BackupSettings(
        from.get(EVERY),
        from.get(KEEP),
        from.get(FOLDER).map(home::resolveOther).orElseGet(() -> home.resolve("backups")),
        from.get(FILES));
  }
}
