package org.hiroba.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitFileTest {
  private static final Path ANALYZE = Path.of("/usr/bin/systemd-analyze");

  @TempDir Path folder;

  private static String unit() throws IOException {
    return Files.readString(Path.of("server-config/common/hiroba.service"));
  }

  @Test
  void isAUnitThatSystemdUnderstands() throws Exception {
    assumeThat(Files.isExecutable(ANALYZE)).isTrue();
    // Java need not be at this place on the machine that builds, nor PostgreSQL there at all.
    Path copy = folder.resolve("hiroba.service");
    Files.writeString(
        copy, unit().replace("/usr/bin/java", "/bin/true").replace(" postgresql.service", ""));
    Process process =
        new ProcessBuilder(ANALYZE.toString(), "verify", copy.toString())
            .redirectErrorStream(true)
            .start();
    String said;
    try (InputStream out = process.getInputStream()) {
      said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(said).isEmpty();
    assertThat(process.exitValue()).isZero();
  }

  @Test
  void waitsLongerForTheStopThanTheStopTakes() throws IOException {
    // 60 s is the most that hiroba.drain.seconds may be; the default leaves 55 s for the rest.
    assertThat(unit()).contains("TimeoutStopSec=60", "LimitNOFILE=65536", "Restart=on-failure");
  }
}
