package org.hiroba.faults.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MemoryRowsTest {
  private static final String TABLE = "## Memory";

  @Test
  void crossEachRowOfTheTable() throws IOException {
    String page = Files.readString(Path.of("src/site/markdown/limits.md"));
    List<String> rows =
        page.substring(page.indexOf(TABLE))
            .lines()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| Input"))
            .map(line -> line.substring(2))
            .toList();
    List<String> crossed =
        Stream.concat(
                MemoryRows.all().stream().map(Abuse::name), MemoryRows.ELSEWHERE.keySet().stream())
            .toList();
    assertThat(rows).hasSameSizeAs(crossed);
    assertThat(rows).allMatch(row -> crossed.stream().anyMatch(row::startsWith));
  }
}
