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
import org.hiroba.config.MapSource;
import org.hiroba.config.Resolution;
import org.hiroba.config.SettingsException;
import org.hiroba.config.SettingsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadTest {
  @TempDir Path folder;
  private final List<Integer> applied = new ArrayList<>();
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
    reload =
        new Reload(
            resolver,
            found,
            Map.of("hiroba.ops.min-free-mb", settings -> applied.add(settings.ops().minFreeMb())));
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
    assertThat(applied).isEmpty();
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
    assertThat(applied).containsExactly(7);
    assertThat(reload.run())
        .as("what wants a restart is told again")
        .singleElement()
        .asString()
        .contains("heartbeat");
    assertThat(applied).containsExactly(7);
  }

  @Test
  void changesNothingWhenAValueIsBad() throws IOException {
    write("hiroba.ops.min-free-mb = 7\nhiroba.heartbeat-seconds = soon\n");
    assertThatThrownBy(reload::run)
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("hiroba.heartbeat-seconds");
    assertThat(applied).isEmpty();
  }

  @Test
  void showsNoSecret() throws IOException {
    write("hiroba.database.password = geheim\n");
    assertThat(reload.run()).singleElement().asString().contains("***").doesNotContain("geheim");
  }
}
