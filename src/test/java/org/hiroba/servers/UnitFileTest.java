package org.hiroba.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitFileTest {
  private static final Path UNITS = Path.of("server-config/common");

  @TempDir Path folder;

  private static String unit() throws IOException {
    return Files.readString(UNITS.resolve("hiroba.service"));
  }

  @Test
  void areUnitsThatSystemdUnderstands() throws Exception {
    Path analyze = Programs.require("systemd", "systemd-analyze");
    List<String> command = new ArrayList<>(List.of(analyze.toString(), "verify"));
    for (String name : List.of("hiroba.service", "hiroba-backup.service", "hiroba-backup.timer")) {
      // Java need not be at this place on the machine that builds, nor PostgreSQL there at all.
      Path copy = folder.resolve(name);
      Files.writeString(
          copy,
          Files.readString(UNITS.resolve(name))
              .replace("/usr/bin/java", "/bin/true")
              .replace(" postgresql.service", ""));
      command.add(copy.toString());
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said;
    try (InputStream out = process.getInputStream()) {
      said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(said).isEmpty();
    assertThat(process.exitValue()).isZero();
  }

  @Test
  void backUpAsTheUserAndInTheHomeOfTheServer() throws IOException {
    String backup = Files.readString(UNITS.resolve("hiroba-backup.service"));
    for (String line :
        List.of(
            "DynamicUser=yes", "User=hiroba", "StateDirectory=hiroba", "CacheDirectory=hiroba")) {
      assertThat(unit().lines()).contains(line);
      assertThat(backup.lines()).anyMatch(found -> (found + " ").startsWith(line + " "));
    }
    assertThat(backup).contains("-Dhiroba.home=/var/lib/hiroba", "-jar /opt/hiroba/hiroba.war");
  }

  @Test
  void waitsLongerForTheStopThanTheStopTakes() throws IOException {
    // 60 s is the most that hiroba.drain.seconds may be; the default leaves 55 s for the rest.
    assertThat(unit()).contains("TimeoutStopSec=60", "LimitNOFILE=65536", "Restart=on-failure");
  }
}
