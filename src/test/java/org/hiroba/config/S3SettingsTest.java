package org.hiroba.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which settings of files in S3 are allowed, and what they come to. */
class S3SettingsTest {
  private static final String SECRET = "nobody/reads+this";

  @TempDir Path home;

  /** Takes names behind {@code hiroba.files.s3.} and values, instead of good ones; "" for none. */
  private SettingsResolver resolver(String... changes) {
    Map<String, String> values = new HashMap<>();
    values.put("hiroba.home", home.toString());
    values.put("hiroba.files.store", "s3");
    values.put("hiroba.files.s3.bucket", "chat-files");
    values.put("hiroba.files.s3.access-key", "AKIA1");
    values.put("hiroba.files.s3.secret-key", SECRET);
    for (int i = 0; i < changes.length; i += 2) {
      String key = changes[i].startsWith("hiroba.") ? changes[i] : "hiroba.files.s3." + changes[i];
      values.put(key, changes[i + 1]);
    }
    values.values().removeIf(String::isEmpty);
    return new SettingsResolver(
        List.of(MapSource.contextParams(values)), new HomePlaces(Map.of(), Optional.empty()));
  }

  private S3Settings read(String... changes) {
    return resolver(changes).surroundings().s3().orElseThrow();
  }

  private void refuses(String words, String... changes) {
    List<String> problems = resolver(changes).check().problems();
    assertThat(problems).singleElement().asString().contains(words).doesNotContain(SECRET);
  }

  @Test
  void isAmazonsOwnUnlessAnEndpointIsSet() {
    S3Settings amazon = read("region", "eu-west-1");
    assertThat(amazon.endpoint()).isEqualTo(URI.create("https://s3.eu-west-1.amazonaws.com"));
    assertThat(amazon.pathStyle()).isFalse();
    S3Settings own = read("endpoint", "HTTPS://minio.example.com:9000/");
    assertThat(own.endpoint()).isEqualTo(URI.create("https://minio.example.com:9000"));
    assertThat(own.pathStyle()).isTrue();
    assertThat(read("endpoint", "http://s3.example.com", "path-style", "false").pathStyle())
        .isFalse();
  }

  @Test
  void readsTheSecretFromAFileToo() throws IOException {
    Path file = Files.writeString(home.resolve("key"), " " + SECRET + "\n\n");
    S3Settings settings = read("secret-key", "", "secret-key-file", file.toString());
    assertThat(settings.secret()).isEqualTo(SECRET);
    Files.writeString(file, "\n");
    assertThatThrownBy(settings::secret).isInstanceOf(IOException.class);
    assertThat(read().secret()).isEqualTo(SECRET);
  }

  @Test
  void tellsTheSecretNowhere() {
    assertThat(read().toString()).doesNotContain(SECRET);
    assertThat(resolver().check().shown())
        .noneMatch(setting -> setting.value().contains(SECRET))
        .anyMatch(setting -> setting.key().equals("hiroba.files.s3.secret-key"));
  }

  @Test
  void isNoMatterOfAServerThatKeepsFilesElsewhere() {
    assertThat(resolver("hiroba.files.store", "folder", "bucket", "").surroundings().s3())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "minio.example.com:9000",
        "ftp://minio.example.com",
        "https://",
        "https://key:secret@minio.example.com",
        "https://minio.example.com/bucket",
        "https://minio.example.com/?x=1",
        "https://minio.example.com/#x",
        "https://minio.example.com:70000",
        "https://minio_1.example.com",
        "https://mini o.example.com"
      })
  void refusesWhatIsNoEndpoint(String endpoint) {
    refuses("hiroba.files.s3.endpoint=" + endpoint, "endpoint", endpoint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab", "-ab", "a..b", "a/b", "広場です", "a b c"})
  void refusesWhatIsNoBucket(String bucket) {
    refuses("hiroba.files.s3.bucket=" + bucket, "bucket", bucket);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/chat/", "chat//", "../chat", "a/./b", "a?b", "a b"})
  void refusesWhatIsNoPrefix(String prefix) {
    refuses("hiroba.files.s3.prefix=" + prefix, "prefix", prefix);
  }

  @ParameterizedTest
  @CsvSource({
    "bucket, hiroba.files.s3.bucket",
    "access-key, hiroba.files.s3.access-key",
    "secret-key, hiroba.files.s3.secret-key-file"
  })
  void saysWhatIsMissing(String key, String words) {
    refuses(words, key, "");
  }

  @Test
  void refusesWhatDoesNotGoTogether() {
    refuses("both set", "secret-key-file", "/etc/key");
    refuses("certificate", "bucket", "chat.files");
    refuses("path-style=true", "bucket", "Chat_files");
    refuses("is a number", "endpoint", "http://127.0.0.1:9000", "path-style", "false");
    refuses("5G", "hiroba.files.max-bytes", "6G");
    assertThat(read("bucket", "chat.files", "path-style", "true").bucket()).isEqualTo("chat.files");
  }
}
