package org.hiroba.config;

import static org.hiroba.config.SettingKey.key;
import static org.hiroba.config.ValueTypes.BOOL;
import static org.hiroba.config.ValueTypes.OPTIONAL_FILE;
import static org.hiroba.config.ValueTypes.integer;
import static org.hiroba.config.ValueTypes.oneOf;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The settings {@code hiroba.files.*}, a part of the catalogue in {@link SettingKeys}. */
final class FileKeys {
  private static final int MILLION = 1_000_000;

  /** So many digits are no overflow yet, whatever stands behind them. */
  private static final int MAX_DIGITS = 16;

  private static final String UNITS = "KMGT";
  private static final int UNIT_BITS = 10;
  private static final ValueType<Long> BYTES =
      new ValueType<>(
          "bytes, or a number with `K`, `M`, `G` or `T` behind it, such as `100M`",
          FileKeys::bytes);

  static final SettingKey<Long> MAX_BYTES =
      key(
          "hiroba.files.max-bytes",
          BYTES,
          "100M",
          "How long one file may be; 0 = nobody sends files. Beyond: 413");

  static final SettingKey<Long> PER_USER =
      key(
          "hiroba.files.per-user",
          BYTES,
          "5G",
          "How much the files of one person may take together; 0 = no limit. Beyond: 507 `quota`");

  static final SettingKey<Long> TOTAL =
      key(
          "hiroba.files.total",
          BYTES,
          "0",
          "How much all files may take together; 0 = no limit. Beyond: 507 `disk-full`");

  static final SettingKey<Long> MIN_FREE =
      key(
          "hiroba.files.min-free",
          BYTES,
          "1G",
          "How much of the disk of the home folder and of the files stays free; with less nobody"
              + " sends files (507 `disk-full`) and a check warns");

  static final SettingKey<Integer> UPLOADS_PER_USER =
      key(
          "hiroba.files.uploads-per-user",
          integer(1, 32),
          "3",
          "How many pieces of files of one person are received at the same time; more wait");

  static final SettingKey<Integer> PER_MINUTE =
      key(
          "hiroba.files.per-minute",
          integer(0, MILLION),
          "30",
          "Files that a person may begin to send per minute, burst twice that; 0 = no limit. Beyond:"
              + " 429");

  static final SettingKey<Integer> UPLOAD_THREADS =
      key(
          "hiroba.files.upload-threads",
          integer(1, 1_000),
          "32",
          "How many pieces of files are received at the same time; more wait");

  static final SettingKey<Integer> DOWNLOAD_THREADS =
      key(
          "hiroba.files.download-threads",
          integer(1, 1_000),
          "32",
          "How many files are sent at the same time, to one person at most 4; more wait");

  static final SettingKey<Integer> KEEP_DAYS =
      key(
          "hiroba.files.keep-days",
          integer(0, 36_500),
          "0",
          "Days after which a file is deleted, and its message says so; 0 for never. Files go with"
              + " their messages in any case (`hiroba.retention.days`)");

  static final SettingKey<FileSettings.Store> STORE =
      key(
          "hiroba.files.store",
          oneOf(FileSettings.Store.class),
          "folder",
          "Where the bytes of files are kept: in `hiroba.files.folder`, in the `database`, which must"
              + " be PostgreSQL: one backup then has both, or in a bucket of `s3`");

  static final SettingKey<Optional<Path>> FOLDER =
      key(
          "hiroba.files.folder",
          new ValueType<>("a folder", OPTIONAL_FILE.parse()),
          "",
          "Where files are kept; each server has its own. Without it: `files` in the home folder");

  static final SettingKey<Boolean> STRIP_METADATA =
      key(
          "hiroba.files.strip-metadata",
          BOOL,
          "true",
          "Whether what JPEG, PNG and WebP pictures tell besides the picture (place, time, camera) is"
              + " taken out; how they are turned and their colours stay");

  static final SettingKey<Optional<FileScanner>> SCAN =
      key(
          "hiroba.files.scan",
          new ValueType<>(
              "`clamd://HOST:PORT` or `clamd:/PATH/OF/ITS/SOCKET`, or nothing", FileScanner::parse),
          "",
          "The virus scanner that every file is shown before anybody gets it");

  static final SettingKey<FileSettings.ScanFailure> SCAN_FAIL =
      key(
          "hiroba.files.scan.fail",
          oneOf(FileSettings.ScanFailure.class),
          "closed",
          "What becomes of a file that the scanner cannot look at: `closed` refuses it (422"
              + " `unscanned`), `open` takes it");

  private static final List<SettingKey<?>> OWN =
      List.of(
          MAX_BYTES,
          PER_USER,
          TOTAL,
          MIN_FREE,
          UPLOADS_PER_USER,
          PER_MINUTE,
          UPLOAD_THREADS,
          DOWNLOAD_THREADS,
          KEEP_DAYS,
          STORE,
          FOLDER,
          STRIP_METADATA,
          SCAN,
          SCAN_FAIL);

  static final List<SettingKey<?>> ALL = Stream.concat(OWN.stream(), S3Keys.ALL.stream()).toList();

  private FileKeys() {}

  private static long bytes(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    int unit = upper.isEmpty() ? -1 : UNITS.indexOf(upper.charAt(upper.length() - 1));
    String digits = unit < 0 ? upper : upper.substring(0, upper.length() - 1);
    if (digits.isEmpty()
        || digits.length() > MAX_DIGITS
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new IllegalArgumentException("not a number with K, M, G, T or nothing behind it");
    }
    int shift = UNIT_BITS * (unit + 1);
    long number = Long.parseLong(digits);
    if (number > Long.MAX_VALUE >> shift) {
      throw new IllegalArgumentException("too much");
    }
    return number << shift;
  }

  /** Looks whether the values are allowed, also together. */
  static void look(SettingsAssembly from) {
    ALL.forEach(from::get);
    s3(from);
  }

  /** Reads the settings of S3 if files are kept there. */
  static Optional<S3Settings> s3(SettingsAssembly from) {
    if (from.get(STORE) != FileSettings.Store.S3) {
      return Optional.empty();
    }
    if (from.get(MAX_BYTES) > S3Settings.MOST_BYTES) {
      throw new SettingsException(
          "hiroba.files.max-bytes is more than the 5G that S3 takes in one request: set it to 5G or"
              + " less.");
    }
    return Optional.of(S3Keys.read(from));
  }

  static FileSettings read(SettingsAssembly from, Path home) {
    return new FileSettings(
        limits(from),
        from.get(UPLOAD_THREADS),
        from.get(DOWNLOAD_THREADS),
        from.get(STORE),
        home.resolve(from.get(FOLDER).orElse(Path.of("files"))).normalize(),
        s3(from),
        from.get(STRIP_METADATA),
        from.get(SCAN),
        from.get(SCAN_FAIL));
  }

  private static FileLimits limits(SettingsAssembly from) {
    return new FileLimits(
        from.get(MAX_BYTES),
        from.get(PER_USER),
        from.get(TOTAL),
        from.get(MIN_FREE),
        from.get(UPLOADS_PER_USER),
        from.get(PER_MINUTE),
        Duration.ofDays(from.get(KEEP_DAYS)));
  }
}
