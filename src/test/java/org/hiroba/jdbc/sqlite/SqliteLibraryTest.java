package org.hiroba.jdbc.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is unpacked where; each load in a process, or at least a class loader, of its own. */
class SqliteLibraryTest {
  @TempDir Path home;

  /** Loads the library as often as a redeployed server does, and prints nothing unless it fails. */
  static final class Program {
    private Program() {}

    /**
     * Runs.
     *
     * @param args the home folder, and how many class loaders load it
     */
    public static void main(String[] args) throws Exception {
      List<URL> urls = new ArrayList<>();
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
        urls.add(Path.of(entry).toUri().toURL());
      }
      for (int i = 0; i < Integer.parseInt(args[1]); i++) {
        // Kept open, as an old deployment is until it is collected.
        @SuppressWarnings("resource")
        URLClassLoader loader =
            new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        loader
            .loadClass("org.hiroba.jdbc.sqlite.SqliteDatabase")
            .getMethod("at", Path.class, Path.class)
            .invoke(null, Path.of(args[0], "x.db"), Path.of(args[0]));
      }
    }
  }

  private void load(int times) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName(),
                home.toString(),
                Integer.toString(times))
            .redirectErrorStream(true)
            .start();
    String output;
    try (InputStream out = process.getInputStream()) {
      output = new String(out.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("native"))) {
      return files.sorted().toList();
    }
  }

  @Test
  void isUnpackedOnceAndFoundByEachLaterStart() throws Exception {
    load(1);
    Path first = files().get(0);
    assertThat(files()).hasSize(1);
    FileTime longAgo = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    Files.setLastModifiedTime(first, longAgo);
    load(1);
    assertThat(files()).containsExactly(first);
    assertThat(Files.getLastModifiedTime(first)).isEqualTo(longAgo);
  }

  @Test
  void isUnpackedAgainWhereAPowerCutSpoiltIt() throws Exception {
    load(1);
    Path first = files().get(0);
    byte[] whole = Files.readAllBytes(first);
    Files.write(first, new byte[whole.length]);
    load(1);
    assertThat(files()).containsExactly(first);
    assertThat(Files.readAllBytes(first)).isEqualTo(whole);
  }

  @Test
  void isThereOnceMoreAtMostHoweverOftenOneProcessLoadsIt() throws Exception {
    load(4);
    assertThat(files()).hasSize(2);
    load(1);
    load(2);
    assertThat(files()).hasSize(2);
  }
}
