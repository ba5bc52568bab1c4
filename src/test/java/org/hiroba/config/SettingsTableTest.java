package org.hiroba.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps the tables of settings equal to the catalogue: all on their page, a few in the README. */
class SettingsTableTest {
  private static final Path PAGE = Path.of("src/site/markdown/settings.md");
  private static final Path README = Path.of("README.md");
  private static final String BEGIN = "<!-- settings:begin -->";
  private static final String END = "<!-- settings:end -->";

  /** What people change; the rest is on the page. */
  private static final Set<String> IN_README =
      Set.of(
          "hiroba.home",
          "hiroba.http.host",
          "hiroba.http.port",
          "hiroba.auth",
          "hiroba.auth.guest.allow-remote",
          "hiroba.url",
          "hiroba.origins",
          "hiroba.trusted-proxies",
          "hiroba.listen.host",
          "hiroba.relay.port",
          "hiroba.datasource",
          "hiroba.database.url");

  @Test
  void thePageHasTheTableOfAllSettings() throws IOException {
    holdsTable(PAGE, SettingKeys.all());
  }

  @Test
  void readmeHasTheTableOfWhatPeopleChange() throws IOException {
    List<SettingKey<?>> few = new ArrayList<>(SettingKeys.all());
    few.removeIf(key -> !IN_README.contains(key.name()));
    assertThat(few).hasSameSizeAs(IN_README);
    holdsTable(README, few);
  }

  private static void holdsTable(Path file, List<SettingKey<?>> keys) throws IOException {
    String text = Files.readString(file);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    assertThat(begin).as("%s must hold the line %s", file, BEGIN).isNotNegative();
    assertThat(end).as("%s must hold the line %s below the other", file, END).isGreaterThan(begin);

    if (Boolean.getBoolean("hiroba.tests.write-readme")) {
      Files.writeString(
          file, text.substring(0, begin + BEGIN.length()) + table(keys) + text.substring(end));
      return;
    }
    assertThat(text.substring(begin + BEGIN.length(), end))
        .as(
            "The settings changed. Write the tables anew with: mvn test -Dtest=SettingsTableTest"
                + " -Dhiroba.tests.write-readme=true")
        .isEqualTo(table(keys));
  }

  @Test
  void namesEveryKeyOnceInLowerCaseWithDashes() {
    Set<String> names = new HashSet<>();
    for (SettingKey<?> key : SettingKeys.all()) {
      assertThat(key.name()).matches("hiroba(\\.([a-z][a-z0-9]*(-[a-z]+)*|[A-Z]+))+");
      assertThat(names.add(key.name())).as(key.name()).isTrue();
      assertThat(key.description()).isNotBlank().doesNotContain("|", "\n");
    }
  }

  private static String table(List<SettingKey<?>> keys) {
    return keys.stream()
        .map(SettingsTableTest::row)
        .collect(
            Collectors.joining(
                "\n", "\n| Key | Default | Allowed | Meaning |\n|---|---|---|---|\n", "\n"));
  }

  private static String row(SettingKey<?> key) {
    String shown = key.defaultText().isEmpty() ? "–" : "`" + key.defaultText() + "`";
    return "| `%s` | %s | %s | %s |"
        .formatted(key.name(), shown, key.type().allowed(), key.description());
  }
}
