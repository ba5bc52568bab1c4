package org.hiroba.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hiroba.config.HomePlaces;
import org.hiroba.config.MapSource;
import org.hiroba.config.SettingsResolver;
import org.hiroba.jdbc.DatabaseStore;
import org.hiroba.smtp.HostileMailServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Says whom {@code config check} asks, and what it makes of their answers. */
class SurroundingsTaskTest {
  /** On which nobody listens. */
  private static final String NOBODY = "127.0.0.1:1";

  @TempDir Path home;
  private final List<String> told = new ArrayList<>();

  private void check(Duration patience, Map<String, String> values) {
    Map<String, String> all = new HashMap<>(values);
    all.put("hiroba.home", home.toString());
    SettingsResolver resolver =
        new SettingsResolver(
            List.of(MapSource.contextParams(all)), new HomePlaces(Map.of(), Optional.empty()));
    new SurroundingsTask(patience)
        .ask(SurroundingsTask.questions(resolver.surroundings(), home), told::add);
  }

  private static Map<String, String> mail(HostileMailServer server) {
    return Map.of(
        "hiroba.mail.host", "127.0.0.1",
        "hiroba.mail.port", Integer.toString(server.port()),
        "hiroba.mail.tls", "off",
        "hiroba.mail.from", "chat@example.com");
  }

  @Test
  void asksNobodyWhereNobodyIsNeeded() {
    check(Duration.ofSeconds(10), Map.of());
    assertThat(told).isEmpty();
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void tellsWhoAnswers() throws IOException {
    DatabaseStore.sqlite(home).close();
    try (HostileMailServer server = new HostileMailServer()) {
      check(Duration.ofSeconds(30), mail(server));
      assertThat(told).hasSize(2);
      assertThat(told.get(0)).startsWith("hiroba.db: SQLite 3.").endsWith(" answers");
      assertThat(told.get(1))
          .isEqualTo("hiroba.mail.host: 127.0.0.1:" + server.port() + " answers 220 here");
      assertThat(server.heard()).as("nothing is sent").isEmpty();
    }
  }

  @Test
  void tellsAllWhoDoNotAnswerAtOnceAndTheOthersToo() throws IOException {
    try (HostileMailServer server = new HostileMailServer()) {
      Map<String, String> values = new HashMap<>(mail(server));
      values.put("hiroba.database.url", "jdbc:postgresql://" + NOBODY + "/hiroba");
      values.put("hiroba.url", "https://chat.example.com");
      values.put("hiroba.auth", "local,ldap,oidc");
      values.put("hiroba.auth.ldap.urls", "ldap://" + NOBODY);
      values.put("hiroba.auth.ldap.user-base", "ou=people,dc=example,dc=com");
      values.put("hiroba.auth.oidc.issuer", "http://" + NOBODY);
      values.put("hiroba.auth.oidc.client-id", "hiroba");
      values.put("hiroba.files.store", "s3");
      values.put("hiroba.files.s3.endpoint", "http://" + NOBODY);
      values.put("hiroba.files.s3.bucket", "files");
      values.put("hiroba.files.s3.access-key", "hiroba");
      values.put("hiroba.files.s3.secret-key", "nobody reads this");
      IllegalStateException failed =
          catchThrowableOfType(
              IllegalStateException.class, () -> check(Duration.ofSeconds(30), values));
      assertThat(String.valueOf(failed.getMessage()).lines())
          .hasSize(4)
          .noneMatch(line -> line.contains("nobody reads this"))
          .anyMatch(line -> line.startsWith("hiroba.files.s3: ") && line.contains(NOBODY))
          .anyMatch(line -> line.startsWith("hiroba.database.url: Cannot connect"))
          .anyMatch(line -> line.startsWith("hiroba.auth.ldap: ") && line.contains(NOBODY))
          .anyMatch(line -> line.startsWith("hiroba.auth.oidc: ") && line.contains(NOBODY));
      assertThat(told).singleElement().asString().startsWith("hiroba.mail.host: ");
    }
  }

  @Test
  void takesNoOtherServerForAMailServer() throws IOException {
    try (HostileMailServer server = new HostileMailServer().at("CONNECT", "554 not to you")) {
      assertThatThrownBy(() -> check(Duration.ofSeconds(30), mail(server)))
          .hasMessageContaining("554 not to you")
          .message()
          .hasLineCount(1);
    }
  }

  @Test
  void waitsForNobodyLongerThanSomebodyWaitsAtATerminal() throws IOException {
    try (HostileMailServer server =
        new HostileMailServer().at("CONNECT", HostileMailServer.HANGS)) {
      assertThatThrownBy(() -> check(Duration.ofSeconds(1), mail(server)))
          .hasMessage("hiroba.mail.host: no answer within 1 s");
    }
  }
}
