package org.hiroba.cli.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTextTest {
  private static final String ESC = "\u001b";

  @ParameterizedTest
  @CsvSource({
    "0000", "0007", "0008", "000d", "001b", "007f", "0085", "009b", "009d", "202e", "2066", "2028",
    "2029", "200f", "feff", "d800"
  })
  void spellsWhatATerminalWouldObey(String hex) {
    String bad = Character.toString(Integer.parseInt(hex, 16));
    assertThat(TerminalText.line("a" + bad + "b")).isEqualTo("a\\u" + hex + "b");
    assertThat(TerminalText.block("a" + bad + "b", "  ")).isEqualTo("a\\u" + hex + "b");
  }

  @Test
  void leavesNoEscapeSequenceWhole() {
    String evil = ESC + "]0;title\u0007" + ESC + "[2J" + "\u009b31m" + ESC + "P+q544e" + ESC + "\\";
    assertThat(TerminalText.line(evil)).doesNotContainPattern("\\p{Cntrl}").contains("]0;title");
  }

  @Test
  void leavesWhatPeopleWrite() {
    String fine = "広場 – مرحبا 👩‍👩‍👧 e\u0301 “q”";
    assertThat(TerminalText.line(fine)).isEqualTo(fine);
  }

  @Test
  void keepsALineALineAndIndentsABlock() {
    assertThat(TerminalText.line("a\tb\nc")).isEqualTo("a b\\u000ac");
    assertThat(TerminalText.block("a\r\n12:03 anna: b\n", "    "))
        .isEqualTo("a\n    12:03 anna: b");
  }

  @Test
  void escapesInJsonWhatJsonAllowsBare() {
    assertThat(TerminalText.json("{\"a\":\"\u009b\u007f\u202e\\u001b広\"}"))
        .isEqualTo("{\"a\":\"\\u009b\\u007f\\u202e\\u001b広\"}");
  }
}
