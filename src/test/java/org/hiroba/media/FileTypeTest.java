package org.hiroba.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file is, by its bytes. */
class FileTypeTest {
  private static String of(String latin) {
    return FileType.of(latin.getBytes(StandardCharsets.ISO_8859_1), true);
  }

  private static String ofText(String text) {
    return FileType.of(text.getBytes(StandardCharsets.UTF_8), true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`GIF89a..`|image/gif",
        "`%PDF-1.7 ...`|application/pdf",
        "`fLaC....`|audio/flac",
        "`ID3.....`|audio/mpeg",
        "`RIFF....WEBPVP8 `|image/webp",
        "`RIFF....WAVEfmt `|audio/wav",
        "`RIFF....AVI LIST`|application/octet-stream",
        "`....ftypavif....`|image/avif",
        "`....ftypM4A ....`|audio/mp4",
        "`....ftypisom....`|video/mp4",
        "`....ftypqt  ....`|application/octet-stream",
        "`....ftypheic....`|application/octet-stream",
        "`OggS.....OpusHead`|audio/ogg",
        "`OggS.....unknown.`|application/octet-stream",
        "`hello, world`|text/plain",
        "`a < b and <3`|text/plain",
        "`<3 is a heart`|text/plain",
        "`<html><body>`|application/octet-stream",
        "`  <!DOCTYPE html>`|application/octet-stream",
        "`<?xml version='1.0'?>`|application/octet-stream",
        "`<svg onload=alert(1)>`|application/octet-stream",
        "`</script>`|application/octet-stream"
      })
  void isToldByWhatItBeginsWith(String content, String type) {
    assertThat(of(content)).isEqualTo(type);
  }

  @Test
  void isTextWhenItIsUtf8WithoutControlCharacters() {
    assertThat(ofText("日本語のテキスト\r\n\tその二 🎉")).isEqualTo("text/plain");
    assertThat(ofText("")).isEqualTo("text/plain");
    assertThat(ofText("nul \0 in it")).isEqualTo("application/octet-stream");
    assertThat(of("\u0093\u00FA\u0096{")).as("Shift_JIS").isEqualTo("application/octet-stream");
    assertThat(ofText("\uFEFF<html>"))
        .as("markup behind a mark")
        .isEqualTo("application/octet-stream");
  }

  @Test
  void isTextAlsoWhenTheHeadEndsWithinACharacter() {
    byte[] text = "広場".getBytes(StandardCharsets.UTF_8);
    byte[] cut = Arrays.copyOf(text, 4);
    assertThat(FileType.of(cut, false)).isEqualTo("text/plain");
    assertThat(FileType.of(cut, true)).isEqualTo("application/octet-stream");
  }

  @Test
  void isMp3ByAFrameOfLayerThreeOnly() {
    assertThat(of("\u00FF\u00FB\u0090drest")).isEqualTo("audio/mpeg");
    assertThat(of("\u00FF\u00FEa\0b\0")).as("UTF-16").isEqualTo("application/octet-stream");
    assertThat(of("\u00FF\u00D8\u00FF\u00E0")).isEqualTo("image/jpeg");
  }

  @Test
  void isWebmByItsDocumentType() {
    assertThat(of("\u001AE\u00DF\u00A3\u009FB\u0082\u0084webmB\u0087")).isEqualTo("video/webm");
    assertThat(of("\u001AE\u00DF\u00A3\u009FB\u0082\u0088matroska"))
        .isEqualTo("application/octet-stream");
  }
}
