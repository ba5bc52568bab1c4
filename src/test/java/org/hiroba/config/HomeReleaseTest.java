package org.hiroba.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that fails, with an {@code Error} too, leaves the home folder to the next one. */
class HomeReleaseTest {
  @TempDir Path folder;

  /** Throws when it is asked for one key. */
  private record Failing(Path home, String key) implements Source {
    @Override
    public String kind() {
      return "test";
    }

    @Override
    public String spell(String name) {
      return name;
    }

    @Override
    public Optional<String> lookup(String spelled) {
      if (spelled.equals(key)) {
        throw new NoClassDefFoundError("gone with the application");
      }
      return spelled.equals("hiroba.home") ? Optional.of(home.toString()) : Optional.empty();
    }

    @Override
    public Set<String> names() {
      return Set.of();
    }
  }

  @Test
  void releasesTheHomeWhenAnErrorEndsTheStart() throws Exception {
    HomePlaces places = new HomePlaces(Map.of(), Optional.empty());
    Path home = folder.resolve("home");
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(
              () ->
                  new SettingsResolver(
                          List.of(new Failing(home, "hiroba.heartbeat-seconds")), places)
                      .resolve())
          .isInstanceOf(NoClassDefFoundError.class);
    }
    try (HomeFolder opened =
        new SettingsResolver(List.of(new Failing(home, "none")), places)
            .resolve()
            .settings()
            .home()) {
      assertThat(opened.path()).isEqualTo(home);
    }
  }
}
