package org.hiroba.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps the README's table of settings equal to the catalogue. */
class SettingsTableTest {
  private static final Path README = Path.of("README.md");
  private static final String BEGIN = "<!-- settings:begin -->";
  private static final String END = "<!-- settings:end -->";

  @Test
  void readmeHasTheTableOfAllSettings() throws IOException {
    String readme = Files.readString(README);
    int begin = readme.indexOf(BEGIN);
    int end = readme.indexOf(END);
    assertThat(begin).as("%s must hold the line %s", README, BEGIN).isNotNegative();
    assertThat(end)
        .as("%s must hold the line %s below the other", README, END)
        .isGreaterThan(begin);

    if (Boolean.getBoolean("hiroba.tests.write-readme")) {
      Files.writeString(
          README, readme.substring(0, begin + BEGIN.length()) + table() + readme.substring(end));
      return;
    }
    assertThat(readme.substring(begin + BEGIN.length(), end))
        .as(
            "The settings changed. Write the table anew with: mvn test -Dtest=SettingsTableTest"
                + " -Dhiroba.tests.write-readme=true")
        .isEqualTo(table());
  }

  @Test
  void namesEveryKeyOnceInLowerCaseWithDashes() {
    Set<String> names = new HashSet<>();
    for (SettingKey<?> key : SettingKeys.all()) {
      assertThat(key.name()).matches("hiroba(\\.[a-z]+(-[a-z]+)*)+");
      assertThat(names.add(key.name())).as(key.name()).isTrue();
      assertThat(key.description()).isNotBlank().doesNotContain("|", "\n");
    }
  }

  private static String table() {
    return SettingKeys.all().stream()
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
