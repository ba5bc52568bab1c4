package org.hiroba.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedWarTest {
  @TempDir Path folder;

  @Test
  void unpacksEverythingButTheLauncherItself() throws IOException {
    Path war = war(Map.of("index.jsp", "page", "org/hiroba/launcher/Main.class", "code"));
    try (UnpackedWar unpacked = UnpackedWar.of(war, folder.resolve("home/cache"))) {
      assertThat(unpacked.webApplication().resolve("index.jsp")).hasContent("page");
      assertThat(unpacked.webApplication().resolve("org")).doesNotExist();
      assertThat(unpacked.scratch(folder.resolve("home"))).isDirectory();
    }
  }

  @Test
  void letsNobodyElseIn() throws IOException {
    Path cache = folder.resolve("home/cache");
    unpack(war(Map.of("a", "a")), cache);
    for (Path made : new Path[] {cache, cache.getParent()}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void refusesACacheThatIsALink() throws IOException {
    Path cache =
        Files.createSymbolicLink(
            folder.resolve("cache"), Files.createDirectory(folder.resolve("elsewhere")));
    Path war = war(Map.of("a", "a"));
    assertThatThrownBy(() -> unpack(war, cache)).isInstanceOf(IOException.class);
  }

  @Test
  void findsWhatAnEarlierStartUnpacked() throws IOException {
    Path war = war(Map.of("a", "a"));
    Path first = unpack(war, folder.resolve("cache"));
    Files.createFile(first.resolve("mark"));
    assertThat(unpack(war, folder.resolve("cache"))).isEqualTo(first);
    assertThat(first.resolve("mark")).exists();
  }

  @Test
  void mendsWhatAPowerCutLeftHalf() throws IOException {
    Path war = war(Map.of("a", "whole"));
    Files.writeString(unpack(war, folder.resolve("cache")).resolve("a"), "");
    assertThat(unpack(war, folder.resolve("cache")).resolve("a")).hasContent("whole");
  }

  @Test
  void keepsVersionsApartAndDropsTheOneThatNobodyUses() throws IOException {
    Path cache = folder.resolve("cache");
    Path first = unpack(war(Map.of("a", "1")), cache);
    Path second = unpack(war(Map.of("a", "2")), cache);
    assertThat(second.resolve("a")).hasContent("2");
    assertThat(first.getParent()).doesNotExist();
  }

  @Test
  void refusesAnEntryThatLeadsOut() throws IOException {
    Path war = war(Map.of("../../../outside", "bad"));
    assertThatThrownBy(() -> unpack(war, folder.resolve("a/b/cache")))
        .isInstanceOf(ZipException.class);
    assertThat(folder.resolve("a/outside")).doesNotExist();
  }

  private static Path unpack(Path war, Path cache) throws IOException {
    try (UnpackedWar unpacked = UnpackedWar.of(war, cache)) {
      return unpacked.webApplication();
    }
  }

  private Path war(Map<String, String> entries) throws IOException {
    Path file = Files.createTempFile(folder, "test", ".war");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }
}
