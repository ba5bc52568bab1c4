package org.hiroba.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.hiroba.websocket.TextAssembly.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextAssemblyTest {
  private final TextAssembly assembly = new TextAssembly(12);

  @Test
  void putsAMessageTogetherAndBeginsTheNextOne() {
    assertThat(assembly.add("{\"a", false)).isEqualTo(Outcome.MORE);
    assertThat(assembly.isUnfinished()).isTrue();
    assertThat(assembly.add("", false)).isEqualTo(Outcome.MORE);
    assertThat(assembly.add("\":1}", true)).isEqualTo(Outcome.COMPLETE);
    assertThat(assembly.take()).isEqualTo("{\"a\":1}");
    assertThat(assembly.isUnfinished()).isFalse();
    assertThat(assembly.add("next", true)).isEqualTo(Outcome.COMPLETE);
    assertThat(assembly.take()).isEqualTo("next");
  }

  @ParameterizedTest
  @ValueSource(strings = {"aaaaaaaaaaaa", "éééééé", "広場広場", "😀😀😀", "é広場😀"})
  void takesExactlyAsManyBytesOfUtf8AsItMay(String text) {
    assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSize(12);
    assertThat(assembly.add(text, true)).isEqualTo(Outcome.COMPLETE);
    assertThat(assembly.take()).isEqualTo(text);
    assertThat(assembly.add(text + "a", true)).isEqualTo(Outcome.TOO_BIG);
  }

  @Test
  void countsTheBytesOfAllPartsAndKeepsNothingBeyondThem() {
    assertThat(assembly.add("123456", false)).isEqualTo(Outcome.MORE);
    assertThat(assembly.add("1234567", false)).isEqualTo(Outcome.TOO_BIG);
    for (int i = 0; i < 10_000; i++) {
      assertThat(assembly.add("x", i == 9_999)).isEqualTo(Outcome.TOO_BIG);
    }
    assertThat(assembly.take()).isEmpty();
  }

  @Test
  void takesExactlyAsManyPartsAsItMay() {
    for (int i = 1; i < TextAssembly.MAX_PARTS; i++) {
      assertThat(assembly.add("", false)).isEqualTo(Outcome.MORE);
    }
    assertThat(assembly.add("", true)).isEqualTo(Outcome.COMPLETE);
    assembly.take();
    for (int i = 0; i < TextAssembly.MAX_PARTS; i++) {
      assertThat(assembly.add("", false)).isEqualTo(Outcome.MORE);
    }
    assertThat(assembly.add("", true)).isEqualTo(Outcome.TOO_MANY_PARTS);
  }

  @Test
  void countsThePartsThatAContainerCutsALongFragmentIntoByTheirBytesOnly() {
    TextAssembly large = new TextAssembly(2 * 512 * TextAssembly.MAX_PARTS);
    for (int i = 0; i < 2 * TextAssembly.MAX_PARTS; i++) {
      assertThat(large.add("x".repeat(512), false)).isEqualTo(Outcome.MORE);
    }
    assertThat(large.add("x", true)).isEqualTo(Outcome.TOO_BIG);
  }

  /** A StringBuilder would hold it in two bytes a character, and double. */
  @Test
  void holdsLittleMoreThanTheBytesThatCame() {
    TextAssembly large = new TextAssembly(65_536);
    large.add("あ", false);
    String part = "a".repeat(TextAssembly.LONG_PART_CHARS);
    for (int bytes = 3; bytes + part.length() <= 65_536; bytes += part.length()) {
      assertThat(large.add(part, false)).isEqualTo(Outcome.MORE);
    }
    assertThat(large.heldBytes()).isLessThan(65_536 + 32_768);
  }
}
