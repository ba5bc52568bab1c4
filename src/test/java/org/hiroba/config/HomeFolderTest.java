package org.hiroba.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class HomeFolderTest {
  @TempDir Path folder;

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void makesTheFolderForItsOwnerOnly() throws IOException {
    Path path = folder.resolve("a/b/home");
    try (HomeFolder home = open(path)) {
      assertThat(mode(path)).isEqualTo("rwx------");
      assertThat(home.resolve("hiroba.db")).isEqualTo(path.resolve("hiroba.db"));
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void tightensAFolderThatHoldsNothingForeign() throws IOException {
    Path path = Files.createDirectory(folder.resolve("home"), mode755());
    Files.createDirectory(path.resolve("cache"));
    Files.writeString(path.resolve("hiroba.properties"), "");
    try (HomeFolder home = open(path)) {
      assertThat(mode(path)).isEqualTo("rwx------");
      assertThat(home.warning()).isEmpty();
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void leavesTheModeOfAFolderThatHoldsOthersFilesAndWarns() throws IOException {
    Path path = Files.createDirectory(folder.resolve("shared"), mode755());
    Files.writeString(path.resolve("others.txt"), "x");
    try (HomeFolder home = open(path)) {
      assertThat(mode(path)).isEqualTo("rwxr-xr-x");
      assertThat(home.warning()).get().asString().contains("chmod 700");
    }
  }

  @Test
  void refusesASecondUserOfTheSameFolderInThisJvm() throws IOException {
    HomeFolder first = open(folder.resolve("home"));
    assertThatThrownBy(() -> open(folder.resolve("home")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("is in use by another web application of this server")
        .hasMessageContaining("hiroba.home");
    first.close();
    open(folder.resolve("home")).close();
  }

  @Test
  void keepsItsNameForEverWhichNoOtherFolderHas() throws IOException {
    String first;
    try (HomeFolder home = open(folder.resolve("home"))) {
      first = home.identity();
      assertThat(first).hasSize(32);
    }
    try (HomeFolder home = open(folder.resolve("home"));
        HomeFolder other = open(folder.resolve("other"))) {
      assertThat(home.identity()).isEqualTo(first);
      assertThat(other.identity()).isNotEqualTo(first);
    }
  }

  @Test
  void refusesTheSameFolderUnderAnotherName() throws IOException {
    Path link = folder.resolve("link");
    try (HomeFolder home = open(folder.resolve("home"))) {
      Files.createSymbolicLink(link, home.path());
      assertThatThrownBy(() -> open(link)).isInstanceOf(SettingsException.class);
    }
  }

  @Test
  void keepsTheLockAgainstOtherProcessesAfterASecondTryInThisJvm() throws Exception {
    Path path = folder.resolve("home");
    try (HomeFolder home = open(path)) {
      assertThatThrownBy(() -> open(path)).isInstanceOf(SettingsException.class);
      assertThat(home.path()).isEqualTo(path);
      assertThat(openInAnotherProcess(path))
          .contains("in use by another server (process " + ProcessHandle.current().pid() + ")");
    }
    assertThat(openInAnotherProcess(path)).contains("opened");
  }

  @Test
  void saysWhatToDoWhenTheFolderCannotBeMade() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThatThrownBy(() -> open(file.resolve("home")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("hiroba.home");
    assertThatThrownBy(() -> open(file)).isInstanceOf(SettingsException.class);
  }

  @Test
  void closesTwiceWithoutHarm() throws IOException {
    HomeFolder home = open(folder.resolve("home"));
    home.close();
    home.close();
    try (HomeFolder second = open(folder.resolve("home"))) {
      home.close();
      assertThatThrownBy(() -> open(second.path())).isInstanceOf(SettingsException.class);
    }
  }

  /** Runs as a process of its own: tries to open the folder and prints what came of it. */
  static final class Opener {
    private Opener() {}

    public static void main(String[] args) throws IOException {
      String outcome;
      try (HomeFolder home = open(Path.of(args[0]))) {
        outcome = "opened " + home;
      } catch (SettingsException e) {
        outcome = String.valueOf(e.getMessage());
      }
      Files.writeString(Path.of(args[1]), outcome);
    }
  }

  private String openInAnotherProcess(Path path) throws Exception {
    Path answer = folder.resolve("answer.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Opener.class.getName(),
                path.toString(),
                answer.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.txt").toFile())
            .start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return Files.readString(answer);
  }

  private static HomeFolder open(Path path) {
    return HomeFolder.open(new HomeChoice(path, "test"));
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static java.nio.file.attribute.FileAttribute<?> mode755() {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
