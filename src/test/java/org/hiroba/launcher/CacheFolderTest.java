package org.hiroba.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheFolderTest {
  private static final String HOME = "/home/mia";

  @Test
  void isWhereThePlatformKeepsWhatCanBeMadeAgain() {
    assertThat(CacheFolder.of(Map.of(), "Linux", HOME)).contains(Path.of(HOME, ".cache/hiroba"));
    assertThat(CacheFolder.of(Map.of(), "Mac OS X", HOME))
        .contains(Path.of(HOME, "Library/Caches/hiroba"));
    assertThat(CacheFolder.of(Map.of("LOCALAPPDATA", "/l"), "Windows 11", HOME))
        .contains(Path.of("/l/hiroba/cache"));
  }

  @Test
  void isWhereSomebodyWantsItFirst() {
    Map<String, String> environment =
        Map.of("CACHE_DIRECTORY", "/var/cache/hiroba:/var/cache/more", "XDG_CACHE_HOME", "/x");
    assertThat(CacheFolder.of(environment, "Linux", HOME))
        .contains(Path.of("/var/cache/hiroba/war"));
    assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "/x"), "Linux", HOME))
        .contains(Path.of("/x/hiroba"));
    assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "x"), "Linux", HOME))
        .as("relative paths do not count")
        .contains(Path.of(HOME, ".cache/hiroba"));
  }

  @Test
  void isNowhereForAUserWhoHasNoHome() {
    assertThat(CacheFolder.of(Map.of(), "Linux", "?")).isEmpty();
    assertThat(CacheFolder.of(Map.of(), "Linux", "")).isEmpty();
  }
}
