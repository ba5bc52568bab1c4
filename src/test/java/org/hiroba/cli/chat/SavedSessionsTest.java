package org.hiroba.cli.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hiroba.cli.chat.SavedSessions.Saved;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedSessionsTest {
  private static final ServerAddress HERE = ServerAddress.parse("http://localhost:8080");
  private static final ServerAddress THERE = ServerAddress.parse("http://localhost:8081");

  @TempDir Path temp;

  private SavedSessions sessions() {
    return new SavedSessions(temp.resolve("home/sign-ins"));
  }

  @Test
  void keepsEachServersNamesApart() {
    sessions().save(HERE, new Saved("Anna", "t1"));
    sessions().save(THERE, new Saved("Anna", "t2"));
    assertThat(sessions().find(HERE, Optional.of("anna"))).contains(new Saved("Anna", "t1"));
    assertThat(sessions().find(THERE, Optional.empty())).contains(new Saved("Anna", "t2"));
    assertThat(sessions().find(HERE, Optional.of("ben"))).isEmpty();
  }

  @Test
  void knowsWhoCameLast() throws IOException {
    sessions().save(HERE, new Saved("anna", "t1"));
    for (Path file : files()) {
      Files.setLastModifiedTime(file, FileTime.fromMillis(1));
    }
    sessions().save(HERE, new Saved("ben", "t2"));
    assertThat(sessions().find(HERE, Optional.empty())).contains(new Saved("ben", "t2"));
    sessions().forget(HERE, "ben");
    assertThat(sessions().find(HERE, Optional.empty())).contains(new Saved("anna", "t1"));
  }

  @Test
  void letsNobodyElseRead() throws IOException {
    sessions().save(HERE, new Saved("anna", "t1"));
    assertThat(files())
        .hasSize(1)
        .allSatisfy(file -> assertThat(mode(file)).isEqualTo("rw-------"));
    assertThat(mode(temp.resolve("home/sign-ins"))).isEqualTo("rwx------");
    assertThat(files().get(0).toString()).doesNotContain("anna", "t1");
    assertThat(new Saved("anna", "t1").toString()).doesNotContain("t1");
  }

  @Test
  void refusesAFolderThatIsALink() throws IOException {
    Files.createDirectory(temp.resolve("elsewhere"));
    Files.createDirectory(temp.resolve("home"));
    Files.createSymbolicLink(temp.resolve("home/sign-ins"), temp.resolve("elsewhere"));
    assertThatThrownBy(() -> sessions().save(HERE, new Saved("anna", "t1")))
        .isInstanceOf(ChatException.class)
        .hasMessageContaining("sign-ins");
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(temp)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
