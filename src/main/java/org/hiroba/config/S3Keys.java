package org.hiroba.config;

import static org.hiroba.config.SettingKey.key;
import static org.hiroba.config.SettingKey.secretKey;
import static org.hiroba.config.ValueTypes.BOOL;
import static org.hiroba.config.ValueTypes.OPTIONAL_FILE;
import static org.hiroba.config.ValueTypes.OPTIONAL_TEXT;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The settings of files that are kept in S3, {@code hiroba.files.s3.*}. */
final class S3Keys {
  private static final String PREFIX_OF_ALL = "hiroba.files.s3.";
  private static final int MOST_PORT = 65_535;
  private static final int MAX_PREFIX_CHARS = 200;
  private static final int MAX_KEY_CHARS = 128;
  private static final int MAX_REGION_CHARS = 64;

  static final SettingKey<Optional<URI>> ENDPOINT =
      key(
          PREFIX_OF_ALL + "endpoint",
          new ValueType<>(
              "`https://HOST`, `https://HOST:PORT` or the same with `http`", S3Keys::endpoint),
          "",
          "Where a store that speaks S3 is, for example `https://minio.example.com:9000`. Without"
              + " it: Amazon's own in the region");

  static final SettingKey<String> REGION =
      key(
          PREFIX_OF_ALL + "region",
          new ValueType<>(
              "the name of a region, such as `eu-central-1`",
              text -> name(text, "-", MAX_REGION_CHARS)),
          "us-east-1",
          "The region of the bucket; what is not Amazon mostly takes the default");

  static final SettingKey<Optional<String>> BUCKET =
      key(
          PREFIX_OF_ALL + "bucket",
          new ValueType<>(
              "3 to 63 letters, digits, dots, `-` and `_`, the first and the last a letter or a"
                  + " digit",
              S3Keys::bucket),
          "",
          "The bucket, which must be there and should be nobody else's; goes with"
              + " `hiroba.files.store=s3`");

  static final SettingKey<String> PREFIX =
      key(
          PREFIX_OF_ALL + "prefix",
          new ValueType<>(
              "up to 200 letters, digits, `-`, `_`, dots and slashes, none of them first or twice",
              S3Keys::prefix),
          "",
          "What the names of all objects begin with, for example `chat/`");

  static final SettingKey<Optional<String>> ACCESS_KEY =
      key(
          PREFIX_OF_ALL + "access-key",
          new ValueType<>(
              "the id of a key, in one word",
              text -> text.isEmpty() ? Optional.empty() : Optional.of(word(text))),
          "",
          "Whose key it is");

  static final SettingKey<Optional<String>> SECRET_KEY =
      secretKey(
          PREFIX_OF_ALL + "secret-key",
          OPTIONAL_TEXT,
          "The key itself; better in the environment or in `hiroba.properties` than in a command");

  static final SettingKey<Optional<Path>> SECRET_KEY_FILE =
      key(
          PREFIX_OF_ALL + "secret-key-file",
          OPTIONAL_FILE,
          "",
          "The file with the key, in one line, instead of `hiroba.files.s3.secret-key`; read at the"
              + " start");

  static final SettingKey<Optional<Boolean>> PATH_STYLE =
      key(
          PREFIX_OF_ALL + "path-style",
          new ValueType<>(
              "`true`, `false` or nothing",
              text -> text.isEmpty() ? Optional.empty() : Optional.of(BOOL.parse().apply(text))),
          "",
          "Whether the bucket stands in the path of an address, and not before its host. Without it:"
              + " `true` where an endpoint is set");

  static final SettingKey<Optional<Path>> CA_FILE =
      key(
          PREFIX_OF_ALL + "ca-file",
          OPTIONAL_FILE,
          "",
          "Certificates in PEM that vouch for the endpoint's own, instead of those that Java trusts;"
              + " read at the start");

  static final List<SettingKey<?>> ALL =
      List.of(
          ENDPOINT,
          REGION,
          BUCKET,
          PREFIX,
          ACCESS_KEY,
          SECRET_KEY,
          SECRET_KEY_FILE,
          PATH_STYLE,
          CA_FILE);

  private S3Keys() {}

  private static Optional<URI> endpoint(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    URI uri;
    try {
      uri = new URI(text).parseServerAuthority();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("no address", e);
    }
    String scheme = String.valueOf(uri.getScheme());
    if (!scheme.equalsIgnoreCase("https") && !scheme.equalsIgnoreCase("http")) {
      throw new IllegalArgumentException("begins neither with https:// nor with http://");
    }
    if (uri.getHost() == null) {
      throw new IllegalArgumentException("no host");
    }
    if (uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "a key does not stand in an address: hiroba.files.s3.access-key and .secret-key have it");
    }
    boolean more = !uri.getRawPath().isEmpty() && !uri.getRawPath().equals("/");
    if (more || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "more than scheme, host and port; the bucket is hiroba.files.s3.bucket");
    }
    if (uri.getPort() == 0 || uri.getPort() > MOST_PORT) {
      throw new IllegalArgumentException("no such port");
    }
    return Optional.of(URI.create(scheme.toLowerCase(Locale.ROOT) + "://" + host(uri)));
  }

  private static String host(URI uri) {
    return uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
  }

  private static Optional<String> bucket(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(checkedBucket(text));
  }

  private static String checkedBucket(String text) {
    if (text.length() < 3
        || !isWord(text.charAt(0))
        || !isWord(text.charAt(text.length() - 1))
        || text.contains("..")) {
      throw new IllegalArgumentException("no name of a bucket");
    }
    return name(text, ".-_", 63);
  }

  private static String prefix(String text) {
    if (text.isEmpty()) {
      return text;
    }
    // Some tools, and URLs, take dots and empty steps for folders above.
    if (text.charAt(0) == '/' || text.contains("//") || ("/" + text).contains("/.")) {
      throw new IllegalArgumentException("a slash or a dot where none may be");
    }
    return name(text, "-_./", MAX_PREFIX_CHARS);
  }

  private static String name(String text, String more, int most) {
    if (text.isEmpty() || text.length() > most) {
      throw new IllegalArgumentException(text.isEmpty() ? "empty" : "too long");
    }
    if (!text.chars().allMatch(c -> isWord((char) c) || more.indexOf(c) >= 0)) {
      throw new IllegalArgumentException("has other characters");
    }
    return text;
  }

  private static String word(String text) {
    if (text.length() > MAX_KEY_CHARS
        || text.chars().anyMatch(c -> c <= ' ' || c > '~' || c == '/')) {
      throw new IllegalArgumentException("no id of a key");
    }
    return text;
  }

  private static boolean isWord(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /**
   * Reads them where files are kept there.
   *
   * @throws SettingsException something is missing, or does not go together
   */
  static S3Settings read(SettingsAssembly from) {
    String bucket = required(from.get(BUCKET), BUCKET, "hiroba.files.s3.bucket=hiroba-files");
    String accessKey = required(from.get(ACCESS_KEY), ACCESS_KEY, "the id of a key that may write");
    Optional<String> secret = from.get(SECRET_KEY).filter(text -> !text.isEmpty());
    Optional<Path> secretFile = from.get(SECRET_KEY_FILE);
    if (secret.isPresent() == secretFile.isPresent()) {
      throw new SettingsException(
          secret.isPresent()
              ? "hiroba.files.s3.secret-key and hiroba.files.s3.secret-key-file are both set: keep"
                  + " one of them."
              : "hiroba.files.store=s3 needs the key: set hiroba.files.s3.secret-key or"
                  + " hiroba.files.s3.secret-key-file.");
    }
    Optional<URI> endpoint = from.get(ENDPOINT);
    String region = from.get(REGION);
    URI address = endpoint.orElseGet(() -> URI.create("https://s3." + region + ".amazonaws.com"));
    boolean pathStyle = from.get(PATH_STYLE).orElse(endpoint.isPresent());
    if (!pathStyle) {
      lookAtHost(bucket, address);
    }
    return new S3Settings(
        address,
        region,
        bucket,
        from.get(PREFIX),
        accessKey,
        secret,
        secretFile,
        pathStyle,
        from.get(CA_FILE));
  }

  private static String required(Optional<String> value, SettingKey<?> key, String example) {
    return value.orElseThrow(
        () ->
            new SettingsException(
                "hiroba.files.store=s3 needs "
                    + key.name()
                    + ": set it, for example "
                    + example
                    + "."));
  }

  /** A bucket that stands before a host must be a name of one, and be in its certificate. */
  private static void lookAtHost(String bucket, URI address) {
    boolean isLabel = bucket.chars().noneMatch(c -> c == '_' || (c >= 'A' && c <= 'Z'));
    boolean hasDot = bucket.indexOf('.') >= 0 && address.getScheme().equals("https");
    if (!isLabel || hasDot) {
      throw new SettingsException(
          "hiroba.files.s3.bucket="
              + bucket
              + " cannot stand before the name of a host"
              + (hasDot ? ", whose certificate would not be for it" : "")
              + ": set hiroba.files.s3.path-style=true, or take another bucket.");
    }
    String host = address.getHost();
    if (host.startsWith("[") || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))) {
      throw new SettingsException(
          "hiroba.files.s3.endpoint is a number, before which no bucket stands: set"
              + " hiroba.files.s3.path-style=true.");
    }
  }
}
