package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code chat} as a person uses it: on a terminal, which {@code script} (util-linux) plays. */
class ChatTerminalIT {
  @RegisterExtension static final HirobaServer SERVER = new HirobaServer();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path home;

  @Test
  void talksWhileLinesComeInAndObeysNoneOfThem() throws Exception {
    Guest other = SERVER.guest("other");
    String name = Guest.unique("anna");
    String mark = Guest.unique("m").replace(' ', '-');
    try (ChatClient client = other.connect();
        Terminal terminal = new Terminal(home, "--name '" + name + "'")) {
      terminal.awaitShown("/help tells what can be done");

      terminal.type("half a line " + mark);
      terminal.awaitShown("half a line " + mark);
      client.awaitAnswer(client.post("lobby", "in between " + mark + " \u001b]0;owned\u0007"));
      terminal.awaitShown("in between " + mark + " \\u001b]0;owned\\u0007");
      assertThat(terminal.raw()).doesNotContain("\u001b]0;owned");
      terminal.type(" and its end\r");
      client.awaitMessage("half a line " + mark + " and its end");

      terminal.type("/dm " + other.name() + "\r");
      terminal.awaitShown("@" + other.name() + ">");
      terminal.type("only for you " + mark + "\r");
      client.awaitMessage("only for you " + mark);

      terminal.type("/join lobby\r");
      terminal.awaitShown("#Lobby>");
      terminal.type("/who\r");
      terminal.awaitShown(name + " (online)");
      terminal.type("/nonsense\r");
      terminal.awaitShown("There is no /nonsense");
      terminal.type("//not a command " + mark + "\r");
      client.awaitMessage("/not a command " + mark);
      terminal.type("/quit\r");
      assertThat(terminal.awaitEnd()).isZero();
    }
  }

  @Test
  void leavesByControlDAndKeepsTheName() throws Exception {
    String name = Guest.unique("ben");
    try (Terminal first = new Terminal(home, "")) {
      first.awaitShown("Your name:");
      first.type(name + "\n");
      first.awaitShown("/help tells what can be done");
      first.type("\u0004");
      assertThat(first.awaitEnd()).isZero();
    }
    try (Terminal second = new Terminal(home, "")) {
      second.awaitShown("/help tells what can be done");
      second.type("/who\r");
      second.awaitShown(name + " (online)");
      second.type("\u0003");
      assertThat(second.awaitEnd()).isZero();
    }
  }

  /** One {@code chat} on a terminal of its own. */
  private static final class Terminal implements AutoCloseable {
    private final Process process;
    private final List<String> output = new CopyOnWriteArrayList<>();

    Terminal(Path home, String options) throws IOException {
      assumeTrue(
          Arrays.stream(System.getenv("PATH").split(":", -1))
              .anyMatch(folder -> Files.isExecutable(Path.of(folder, "script"))),
          "script is not installed");
      String command =
          "'"
              + Path.of(System.getProperty("java.home"), "bin", "java")
              + "' -Xmx128m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dhiroba.home='"
              + home
              + "' -jar '"
              + HirobaProcess.war()
              + "' chat --url '"
              + SERVER.baseUri()
              + "' "
              + options;
      ProcessBuilder builder =
          new ProcessBuilder(
              "script", "-qfec", "stty cols 200 rows 50; exec " + command, "/dev/null");
      builder.environment().put("TERM", "xterm");
      builder.environment().put("LC_ALL", "C.UTF-8");
      process = builder.redirectErrorStream(true).start();
      Thread reader = new Thread(this::read, "terminal");
      reader.setDaemon(true);
      reader.start();
    }

    private void read() {
      try (InputStream in = process.getInputStream()) {
        byte[] chunk = new byte[4_096];
        int count = in.read(chunk);
        while (count >= 0) {
          output.add(new String(chunk, 0, count, StandardCharsets.UTF_8));
          count = in.read(chunk);
        }
      } catch (IOException e) {
        output.add("(it ended: " + e.getMessage() + ")");
      }
    }

    void type(String keys) {
      try {
        process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String raw() {
      return String.join("", output);
    }

    /** Waits until the terminal has been sent a text, colours and cursor movements apart. */
    void awaitShown(String text) {
      try {
        await("it shows " + text).atMost(PATIENCE).until(() -> shown().contains(text));
      } catch (org.awaitility.core.ConditionTimeoutException e) {
        throw new AssertionError(text + " is not in:\n" + shown(), e);
      }
    }

    private String shown() {
      return raw().replaceAll("\u001b(\\[[0-9;?]*[A-Za-z]|[=>])", "");
    }

    int awaitEnd() throws InterruptedException {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("It does not end:\n" + shown());
      }
      return process.exitValue();
    }

    @Override
    public void close() {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
