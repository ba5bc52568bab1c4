package org.hiroba.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
  private static final String BEFORE = "# Title\n\n| a | table | of | others |\n\n";
  private static final String AFTER = "\n\nMore, and no line at the end";

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void makeName() {
    file = folder.resolve("README.md");
  }

  private void assertRefused(String text, String message) throws IOException {
    Files.writeString(file, text);
    assertThatThrownBy(() -> Readme.write(file, "new"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(file + message);
    assertThatThrownBy(() -> Readme.check(file)).isInstanceOf(IllegalArgumentException.class);
    assertThat(file).hasContent(text);
  }

  @Test
  void replacesWhatIsBetweenTheMarkersAndNothingElse() throws IOException {
    Files.writeString(file, BEFORE + Readme.BEGIN + "\nold\n\nolder\n" + Readme.END + AFTER);
    Readme.check(file);
    assertThat(Files.readString(file)).contains("older");
    Readme.write(file, "| new |\n");
    String expected = BEFORE + Readme.BEGIN + "\n| new |\n" + Readme.END + AFTER;
    assertThat(Files.readString(file)).isEqualTo(expected);
    Readme.write(file, "| new |\n");
    assertThat(Files.readString(file)).isEqualTo(expected);
  }

  @Test
  void saysWhichMarkerIsMissing() throws IOException {
    String place =
        "; the results of -Dbench.readme=true go between " + Readme.BEGIN + " and " + Readme.END;
    assertRefused(BEFORE, " has no line " + Readme.BEGIN + place);
    assertRefused(BEFORE + Readme.BEGIN + "\nold", " has no line " + Readme.END + place);
  }

  @Test
  void refusesMarkersThatLeaveThePlaceOpen() throws IOException {
    assertRefused(
        Readme.BEGIN + Readme.END + "\n" + Readme.BEGIN,
        " has the line " + Readme.BEGIN + " twice: which place is meant?");
    assertRefused(
        Readme.END + "\n" + Readme.BEGIN,
        ": the line " + Readme.END + " must come after " + Readme.BEGIN + ", not before it");
  }

  @Test
  void theProjectsOwnPageHasAPlaceForResults() throws IOException {
    Readme.check(Path.of("src/site/markdown/measurements.md"));
  }
}
