package org.hiroba.feature.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of what clients call files. */
class FileNameTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "report.pdf|report.pdf",
        "../../etc/passwd|passwd",
        "C:\\\\Users\\\\ann\\\\写真.png|写真.png",
        ".hidden|.hidden",
        "スクリーンショット 2026-12-01 10:15.png|スクリーンショット 2026-12-01 10:15.png",
        "100% sure?.txt|100% sure?.txt"
      })
  void isTheLastPartOfThePath(String sent, String kept) {
    assertThat(FileName.of(sent)).contains(kept);
  }

  @Test
  void isComposedAndTurnsNoText() {
    assertThat(FileName.of("か\u3099.txt")).contains("が.txt");
    assertThat(FileName.of("photo\u202Egnp.exe")).contains("photognp.exe");
    assertThat(FileName.of("a\u0000b\nc.txt")).contains("abc.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", "..", "folder/", "\u202E", "\u0000"})
  void isNone(String sent) {
    assertThat(FileName.of(sent)).isEmpty();
  }

  @Test
  void isCutBeforeItsEndingAtTwoHundredAndFiftyFiveBytes() {
    String kept = FileName.of("長".repeat(200) + ".pptx").orElseThrow();
    assertThat(kept.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(255);
    assertThat(kept).endsWith("長.pptx");
    assertThat(FileName.of("x".repeat(3_000))).as("nobody calls a file so").isEmpty();
  }
}
