package org.hiroba.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HomePlacesTest {
  @ParameterizedTest
  @ValueSource(strings = {"jboss.server.data.dir", "com.sun.aas.instanceRoot", "catalina.base"})
  void choosesTheServersDataFolder(String property) {
    HomeChoice choice = choose(Map.of(property, "/opt/server", "user.home", "/home/a"));

    assertThat(choice.path()).isEqualTo(Path.of("/opt/server/hiroba"));
    assertThat(choice.reason()).contains(property);
  }

  @Test
  void choosesTheUsersHomeWithoutAServer() {
    assertThat(choose(Map.of("user.home", "/home/a")).path()).isEqualTo(Path.of("/home/a/.hiroba"));
  }

  @Test
  void passesOverATempFolderAndSaysSo() {
    HomeChoice choice =
        choose(
            Map.of(
                "catalina.base", "/tmp/tomcat", "java.io.tmpdir", "/tmp", "user.home", "/home/a"));

    assertThat(choice.path()).isEqualTo(Path.of("/home/a/.hiroba"));
    assertThat(choice.reason()).contains("catalina.base lies in a temp folder");
  }

  @Test
  void passesOverTheWebApplicationItself() {
    HomePlaces places =
        new HomePlaces(
            Map.of("catalina.base", "/srv/app", "user.home", "/home/a"),
            Optional.of(Path.of("/srv/app")));

    assertThat(places.choose().path()).isEqualTo(Path.of("/home/a/.hiroba"));
  }

  @Test
  void choosesNothingRatherThanATempFolder() {
    assertThatThrownBy(() -> choose(Map.of("java.io.tmpdir", "/tmp", "user.home", "/tmp/a")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("Set hiroba.home");
  }

  @Test
  void obeysAnExplicitFolderWhereverItLies() {
    HomePlaces places =
        new HomePlaces(Map.of("java.io.tmpdir", "/tmp", "user.home", "/home/a"), Optional.empty());

    assertThat(places.explicit("/tmp/x/../y", "test").path()).isEqualTo(Path.of("/tmp/y"));
    assertThat(places.explicit("~/chat", "test").path()).isEqualTo(Path.of("/home/a/chat"));
    assertThat(places.explicit("data", "test").path()).isAbsolute();
  }

  @Test
  void saysSoWhenTheUserHasNoHome() {
    assertThatThrownBy(() -> choose(Map.of("user.home", "?")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("has no home folder")
        .hasMessageContaining("hiroba.home");
  }

  @Test
  void saysSoWhenThePathCannotBeWrittenInThisLocale() {
    assertThatThrownBy(() -> choose(Map.of("user.home", "/home/jos\0")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("LC_ALL=C.UTF-8");
  }

  private static HomeChoice choose(Map<String, String> system) {
    return new HomePlaces(system, Optional.empty()).choose();
  }
}
