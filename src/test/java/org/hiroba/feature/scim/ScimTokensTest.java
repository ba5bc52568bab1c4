package org.hiroba.feature.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hiroba.config.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScimTokensTest {
  private static final String ONE = "1".repeat(ScimTokens.MIN_CHARS);
  private static final String OTHER = "other-" + "2".repeat(ScimTokens.MIN_CHARS);

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("token"), text);
  }

  @Test
  void knowsItsTokensAndNoOthers() throws IOException {
    ScimTokens tokens = ScimTokens.open(file(ONE + "\n\n " + OTHER + "\r\n"));
    assertThat(tokens.isOne(ONE)).isTrue();
    assertThat(tokens.isOne(OTHER)).isTrue();
    for (String wrong : new String[] {"", ONE + "1", ONE + "\n" + OTHER, OTHER + " ", "x"}) {
      assertThat(tokens.isOne(wrong)).as(wrong).isFalse();
    }
    assertThat(tokens.toString()).doesNotContain(ONE);
  }

  @Test
  void readsTheFileAgainWhenItChanged() throws IOException {
    ScimTokens tokens = ScimTokens.open(file(ONE));
    file(OTHER);
    assertThat(tokens.isOne(ONE)).isFalse();
    assertThat(tokens.isOne(OTHER)).isTrue();
    file("short");
    assertThatThrownBy(() -> tokens.isOne(OTHER)).isInstanceOf(IOException.class);
    file(ONE);
    assertThat(tokens.isOne(ONE)).isTrue();
    Files.delete(folder.resolve("token"));
    assertThatThrownBy(() -> tokens.isOne(ONE)).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "1234567890123456789012345678901",
        "12345678901234567 012345678901234",
        "ü2345678901234567890123456789012",
        "12345678901234567890123456789012\n12345678901234567890123456789013\n"
            + "12345678901234567890123456789014"
      })
  void refusesFilesWithoutAFitToken(String text) throws IOException {
    Path file = file(text);
    assertThatThrownBy(() -> ScimTokens.open(file))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("hiroba.scim.token-file");
  }

  @Test
  void refusesAFileThatIsTooLong() throws IOException {
    Path file = file("1".repeat(8_193));
    assertThatThrownBy(() -> ScimTokens.open(file)).isInstanceOf(SettingsException.class);
  }
}
