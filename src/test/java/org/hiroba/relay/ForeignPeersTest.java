package org.hiroba.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Talks to the relay with programs of others, where they are installed. */
class ForeignPeersTest {
  @Test
  void nodeTalksOverTcp() throws Exception {
    try (RunningRelay relay = new RunningRelay(Optional.empty(), RelayLimits.defaults())) {
      assertThat(node("ws://127.0.0.1:" + relay.port())).isEqualTo("text 広場\nclosed 4001 true\n");
    }
  }

  @Test
  void nodeTalksOverTls(@TempDir Path folder) throws Exception {
    try (RunningRelay relay =
        new RunningRelay(RunningRelay.certificate(folder), RelayLimits.defaults())) {
      assertThat(node("wss://127.0.0.1:" + relay.port())).isEqualTo("text 広場\nclosed 4001 true\n");
    }
  }

  private static String node(String url) throws IOException, InterruptedException {
    String program =
        """
        process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
        process.removeAllListeners("warning");
        const socket = new WebSocket(process.argv[1]);
        socket.onopen = () => socket.send("広場");
        socket.onmessage = (event) => {
          console.log("text", event.data);
          socket.close(4001, "enough");
        };
        socket.onclose = (event) => console.log("closed", event.code, event.wasClean);
        socket.onerror = (event) => console.log("error", event.message);
        """;
    return run(
        "", List.of("node", "--no-warnings", "--experimental-websocket", "-e", program, url));
  }

  @Test
  void opensslFindsTlsThatItTrusts(@TempDir Path folder) throws Exception {
    TlsFiles files = RunningRelay.certificate(folder).orElseThrow();
    try (RunningRelay relay = new RunningRelay(Optional.of(files), RelayLimits.defaults())) {
      List<String> client =
          List.of(
              "openssl",
              "s_client",
              "-connect",
              "127.0.0.1:" + relay.port(),
              "-CAfile",
              files.pem().toString(),
              "-verify_return_error",
              "-quiet",
              "-no_ign_eof");
      String version13 = run(RawPeer.handshake("/").replace("Version: 13", "Version: 0"), client);
      assertThat(version13).contains("verify return:1", "HTTP/1.1 426 Upgrade Required");
    }
  }

  @Test
  void opensslCannotSpeakTls11(@TempDir Path folder) throws Exception {
    try (RunningRelay relay =
        new RunningRelay(RunningRelay.certificate(folder), RelayLimits.defaults())) {
      String said =
          run(
              "",
              List.of(
                  "openssl",
                  "s_client",
                  "-connect",
                  "127.0.0.1:" + relay.port(),
                  "-tls1_1",
                  "-cipher",
                  "ALL:@SECLEVEL=0"));
      assertThat(said).contains("alert protocol version");
    }
  }

  private static String run(String input, List<String> command)
      throws IOException, InterruptedException {
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(":", -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, command.get(0)))),
        command.get(0) + " is not installed");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (OutputStream out = process.getOutputStream()) {
      out.write(input.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      return said;
    }
  }
}
