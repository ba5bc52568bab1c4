package org.hiroba.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class PrivateFilesTest {
  @TempDir Path home;

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void makesFilesAndFoldersForTheirOwnerAlone() throws IOException {
    Path folder = home.resolve("folder");
    PrivateFiles.createFolder(folder);
    Path file = folder.resolve("file");
    PrivateFiles.create(file);
    assertThat(mode(folder)).isEqualTo("rwx------");
    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(mode(PrivateFiles.createTemp(folder, "a", ".b"))).isEqualTo("rw-------");
    assertThat(PrivateFiles.isPrivate(file)).isTrue();
    assertThatThrownBy(() -> PrivateFiles.create(file))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void takesOthersRightsAwayFromWhatIsThere() throws IOException {
    Path file = Files.createFile(home.resolve("file"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(PrivateFiles.isPrivate(file)).isFalse();
    PrivateFiles.tighten(file);
    assertThat(mode(file)).isEqualTo("rw-------");

    Path folder = Files.createDirectory(home.resolve("folder"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    PrivateFiles.claimFolder(folder);
    PrivateFiles.claimFolder(home.resolve("new/below"));
    assertThat(mode(folder)).isEqualTo("rwx------");
    assertThat(mode(home.resolve("new"))).isEqualTo("rwx------");
  }

  @Test
  void claimsNoLink() throws IOException {
    Path link = Files.createSymbolicLink(home.resolve("link"), home);
    assertThatThrownBy(() -> PrivateFiles.claimFolder(link))
        .isInstanceOf(FileAlreadyExistsException.class);
  }
}
