package org.hiroba.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps the sample of a properties file equal to the catalogue, and good to begin with. */
class SettingsTemplateTest {
  private static final Path SAMPLE = Path.of("server-config/common/hiroba.properties");
  private static final Pattern SETTING = Pattern.compile("(?m)^#(hiroba\\.[A-Za-z0-9.-]+)=(.*)$");

  @TempDir Path home;

  @Test
  void isTheSampleOfAllSettings() throws IOException {
    if (Boolean.getBoolean("hiroba.tests.write-readme")) {
      Files.writeString(SAMPLE, SettingsTemplate.text());
      return;
    }
    assertThat(Files.readString(SAMPLE))
        .as(
            "The settings changed. Write the file anew with: mvn test -Dtest=SettingsTemplateTest"
                + " -Dhiroba.tests.write-readme=true")
        .isEqualTo(SettingsTemplate.text());
  }

  @Test
  void hasEverySettingOnceWithItsDefault() {
    List<String> found = new ArrayList<>();
    SETTING
        .matcher(SettingsTemplate.text())
        .results()
        .forEach(line -> found.add(line.group(1) + "=" + line.group(2)));
    assertThat(found)
        .containsExactlyElementsOf(
            SettingKeys.all().stream().map(key -> key.name() + "=" + key.defaultText()).toList());
  }

  @Test
  void setsNothingAsItComes() throws IOException {
    Path file = Files.writeString(home.resolve("hiroba.properties"), SettingsTemplate.text());
    assertThat(PropertiesFile.read(file)).isEmpty();
    assertThat(SettingsTemplate.text().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void changesNothingWhenEveryLineIsTakenOut() throws IOException {
    String all =
        SETTING
            .matcher(SettingsTemplate.text())
            // What stands once for each of many names has none here.
            .replaceAll(line -> line.group(1).matches(".*[A-Z].*") ? "" : "$1=$2");
    Files.writeString(home.resolve("hiroba.properties"), all);
    Checkup found = check();
    assertThat(found.problems()).isEmpty();
    assertThat(found.warnings()).noneMatch(warning -> warning.contains("Unknown"));
    assertThat(found.shown())
        .filteredOn(setting -> setting.key().equals("hiroba.http.port"))
        .singleElement()
        .satisfies(setting -> assertThat(setting.source()).contains("hiroba.properties"));
  }

  @Test
  void aCompanysSettingsAreGood() throws IOException {
    Files.copy(
        Path.of("server-config/common/company.properties"), home.resolve("hiroba.properties"));
    assertThat(check().problems()).isEmpty();
    assertThat(check().warnings()).isEmpty();
  }

  private Checkup check() {
    return new SettingsResolver(
            List.of(new MapSource("system property", Map.of("hiroba.home", home.toString()))),
            HomePlaces.ofThisServer(Optional.empty()))
        .check();
  }
}
