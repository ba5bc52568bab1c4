package org.hiroba.cli.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.Test;

class JLineConsoleTest {
  private static final int CTRL_D = 4;

  @Test
  void takesAllKeysItselfBeforeItReadsAndBetweenLines() throws Exception {
    try (PipedOutputStream person = new PipedOutputStream();
        Terminal terminal =
            TerminalBuilder.builder()
                .streams(new PipedInputStream(person), new ByteArrayOutputStream())
                .type("xterm")
                .build();
        JLineConsole console = new JLineConsole(terminal, typed -> List.of())) {
      assertThat(terminal.getAttributes().getLocalFlag(LocalFlag.ICANON)).isFalse();
      person.write("hello\r".getBytes(StandardCharsets.UTF_8));
      assertThat(console.readLine("> ")).contains("hello");
      assertThat(terminal.getAttributes().getLocalFlag(LocalFlag.ICANON)).isFalse();
      person.write(CTRL_D);
      assertThat(console.readLine("> ")).isEmpty();
    }
  }
}
