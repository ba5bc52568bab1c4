package org.hiroba.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Checks an echo service: over TCP, over UDP, or over a WebSocket. */
@Command(
    name = "echo",
    description = {
      "Sends a text to an echo service and checks that it comes back unchanged.",
      "Examples: echo localhost:7007, echo --udp localhost:7007,"
          + " echo ws://localhost:8080/ws/echo"
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:the text came back",
      "1:no connection, no answer in time, or something else came back",
      "2:wrong usage"
    })
final class EchoCommand implements Runnable {
  /** A greeting may come before the echo. */
  private static final int GREETING_BYTES = 65_536;

  private static final double NANOS_PER_MILLI = 1e6;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "TARGET",
      description = "HOST:PORT of an echo service, or the ws: or wss: URL of a WebSocket one.")
  private String target = "";

  @Option(names = "--udp", description = "Use UDP instead of TCP.")
  private boolean udp;

  @Option(
      names = "--send",
      paramLabel = "TEXT",
      description = {
        "What to send, with \\r, \\n, \\t, \\\\ and \\xHH.",
        "Default: ${DEFAULT-VALUE}"
      },
      defaultValue = "hello, world!",
      converter = Payload.Converter.class)
  private Payload payload = Payload.parse("");

  @Mixin private ConnectOptions connecting = new ConnectOptions();

  @Option(
      names = "--read-timeout",
      paramLabel = "TIME",
      description = "How long to wait for the echo. Default: ${DEFAULT-VALUE}",
      defaultValue = "5s",
      converter = Timeout.Converter.class)
  private Timeout readTimeout = Timeout.parse("5s");

  @Option(names = "--json", description = "Print one JSON object, for a monitoring script.")
  private boolean json;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    long start = System.nanoTime();
    String greeting = target.matches("(?i)wss?://.*") ? overWebSocket() : overSocket();
    double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
    if (json) {
      out.println(
          JsonNodeFactory.instance
              .objectNode()
              .put("target", target)
              .put("bytes", payload.bytes().length)
              .put("millis", Math.round(millis * 10) / 10.0)
              .put("said", greeting));
      out.flush();
      return;
    }
    if (!greeting.isEmpty()) {
      out.println("The service said: " + greeting);
    }
    out.println(
        String.format(
            Locale.ROOT,
            "%d bytes came back unchanged from %s in %.1f ms",
            payload.bytes().length,
            target,
            millis));
    out.flush();
  }

  /** Returns the whole answer if it is more than the echo. */
  private String overWebSocket() {
    if (udp) {
      throw new ParameterException(spec.commandLine(), "--udp goes with HOST:PORT only");
    }
    String answer =
        WebSocketQuestion.ask(target, payload.text(), connecting.timeout(), readTimeout);
    if (!answer.contains(payload.text())) {
      throw new CommandFailure("Something else came back from " + target + ": " + shown(answer));
    }
    return answer.equals(payload.text()) ? "" : shown(answer);
  }

  /** Returns what the service said before the echo. */
  private String overSocket() {
    HostPort peer;
    try {
      peer = HostPort.parse(target);
    } catch (TypeConversionException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    byte[] sent = payload.bytes();
    byte[] back = udp ? Datagrams.ask(peer, sent, readTimeout) : overTcp(peer, sent);
    int extra = back.length - sent.length;
    boolean same = extra >= 0 && Arrays.equals(back, extra, back.length, sent, 0, sent.length);
    if (!same || (udp && extra > 0)) {
      throw new CommandFailure(
          "Something else came back from "
              + target
              + ": "
              + back.length
              + " bytes instead of "
              + sent.length
              + ": "
              + shown(new String(back, StandardCharsets.UTF_8)));
    }
    return shown(new String(back, 0, extra, StandardCharsets.UTF_8));
  }

  private byte[] overTcp(HostPort peer, byte[] sent) {
    ByteArrayOutputStream back = new ByteArrayOutputStream();
    try (TcpConnection connection = connecting.open(peer)) {
      connection.send(sent, true);
      connection.copyTo(back, readTimeout, (long) sent.length + GREETING_BYTES);
    }
    return back.toByteArray();
  }

  /** A peer's words go to a terminal, where control characters could do anything. */
  private static String shown(String text) {
    String line = text.strip().replaceAll("\\p{Cntrl}", "?");
    return line.length() <= 200 ? line : line.substring(0, 200) + "…";
  }
}
