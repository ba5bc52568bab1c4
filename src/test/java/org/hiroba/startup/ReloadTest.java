package org.hiroba.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hiroba.config.HomePlaces;
import org.hiroba.config.LiveSettings;
import org.hiroba.config.MapSource;
import org.hiroba.config.Resolution;
import org.hiroba.config.SettingsException;
import org.hiroba.config.SettingsResolver;
import org.hiroba.config.ShownSetting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadTest {
  @TempDir Path folder;
  private final List<LiveSettings> heard = new ArrayList<>();
  private Resolution found;
  private Reload reload;

  @BeforeEach
  void start() throws IOException {
    Files.createDirectory(folder.resolve("home"));
    SettingsResolver resolver =
        new SettingsResolver(
            List.of(
                MapSource.contextParams(Map.of("hiroba.home", folder.resolve("home").toString()))),
            new HomePlaces(Map.of(), Optional.empty()));
    found = resolver.resolve();
    reload = new Reload(resolver, found);
    reload.onChange((before, now) -> heard.add(now));
  }

  @AfterEach
  void stop() throws IOException {
    found.settings().home().close();
  }

  private void write(String properties) throws IOException {
    Files.writeString(folder.resolve("home/hiroba.properties"), properties);
  }

  @Test
  void hasNothingToSayWhereNothingChanged() {
    assertThat(reload.run()).isEmpty();
    assertThat(reload.live().get()).isEqualTo(LiveSettings.of(found.settings()));
  }

  @Test
  void putsIntoForceWhatItCanAndSaysWhatWantsARestart() throws IOException {
    write("hiroba.ops.min-free-mb = 7\nhiroba.heartbeat-seconds = 9\n");
    assertThat(reload.run())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("hiroba.ops.min-free-mb is now 7 ("))
        .anyMatch(
            line ->
                line.startsWith("hiroba.heartbeat-seconds would be 9 (")
                    && line.endsWith(": restart"));
    assertThat(reload.live().get().ops().minFreeMb()).isEqualTo(7);
    assertThat(heard).containsExactly(reload.live().get());
    assertThat(reload.run())
        .as("what wants a restart is told again")
        .singleElement()
        .asString()
        .contains("heartbeat");
    assertThat(reload.live().get().ops().minFreeMb()).isEqualTo(7);
    assertThat(reload.inForce().get().shown())
        .filteredOn(one -> one.key().startsWith("hiroba.ops.min") || one.key().contains("heartb"))
        .extracting(ShownSetting::value)
        .as("what is shown is what is in force")
        .containsExactly("20", "7");
  }

  @Test
  void changesNothingWhenAValueIsBadAndNamesAllThatAre() throws IOException {
    write(
        """
        hiroba.ops.min-free-mb = 7
        hiroba.heartbeat-seconds = soon
        hiroba.trusted-proxies = everybody
        hiroba.limits.posts-per-second = 3
        """);
    assertThatThrownBy(reload::run)
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("hiroba.heartbeat-seconds=soon")
        .hasMessageContaining("hiroba.trusted-proxies=everybody");
    assertThat(reload.live().get()).isEqualTo(LiveSettings.of(found.settings()));
    assertThat(heard).isEmpty();
  }

  @Test
  void putsEachSettingIntoForceThatIsSaidToChangeAndNoOther() throws IOException {
    Map<String, String> others =
        Map.of(
            "hiroba.origins", "https://elsewhere.example",
            "hiroba.trusted-proxies", "10.0.0.1",
            "hiroba.ops.allow", "10.0.0.1",
            "hiroba.log.level", "debug");
    for (String name : LiveSettings.names()) {
      LiveSettings before = reload.live().get();
      write(name + " = " + others.getOrDefault(name, "77") + "\n");
      reload.run();
      assertThat(reload.live().get()).as(name).isNotEqualTo(before);
      write("");
      reload.run();
      assertThat(reload.live().get()).as(name).isEqualTo(before);
    }
    write("hiroba.limits.max-frame-bytes = 70000\nhiroba.limits.outbox-events = 300\n");
    assertThat(reload.run()).hasSize(2).allMatch(line -> line.endsWith(": restart"));
    assertThat(reload.live().get()).isEqualTo(LiveSettings.of(found.settings()));
  }

  @Test
  void showsNoSecret() throws IOException {
    write("hiroba.database.password = geheim\n");
    assertThat(reload.run()).singleElement().asString().contains("***").doesNotContain("geheim");
  }
}
