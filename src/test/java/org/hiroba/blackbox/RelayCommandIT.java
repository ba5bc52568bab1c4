package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code java -jar hiroba.war relay}: from the command line to the last close frame. */
class RelayCommandIT {
  private static final int TERMINATED = 143;
  private static final int USAGE = 2;

  @TempDir Path folder;

  @Test
  void relaysUntilItIsStoppedAndSaysGoodBye() throws Exception {
    try (HirobaProcess relay =
        HirobaProcess.startCommand(folder.resolve("home"), "relay", "-h", "127.0.0.1", "-p", "0")) {
      assertThat(relay.baseUri().toString()).matches("ws://127\\.0\\.0\\.1:[0-9]+/");
      CompletableFuture<String> heard = new CompletableFuture<>();
      CompletableFuture<Integer> closed = new CompletableFuture<>();
      WebSocket socket = connect(relay.baseUri(), heard, closed);
      socket.sendText("hello", true).get(30, TimeUnit.SECONDS);
      assertThat(heard.get(30, TimeUnit.SECONDS)).isEqualTo("hello");
      assertThat(relay.stop()).isEqualTo(TERMINATED);
      assertThat(closed.get(30, TimeUnit.SECONDS)).isEqualTo(1001);
      assertThat(relay.text()).contains("joined, 1 here").doesNotContain("hello", "Exception");
    }
  }

  @Test
  void explainsWrongUsage() {
    assertUsage("--tls needs a certificate", "relay", "--tls");
    assertUsage("--pem and --key are for --tls", "relay", "--pem", "x");
    assertUsage("--port is 0–65535", "relay", "-p", "65536");
    assertUsage("--origin", "relay", "--origin", "example.com/x");
    HirobaProcess help = HirobaProcess.command(folder.resolve("home"), "relay", "--help");
    assertThat(help.waitForExit()).isZero();
    assertThat(help.text()).contains("--pem", "--key", "-h", "-p");
  }

  private void assertUsage(String why, String... args) {
    HirobaProcess wrong = HirobaProcess.command(folder.resolve("home"), args);
    assertThat(wrong.waitForExit()).isEqualTo(USAGE);
    assertThat(wrong.text()).contains(why);
  }

  @Test
  void namesWhatIsWrongInOneLine() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");
    assertFailure(
        empty + " holds no certificate", "relay", "-p", "0", "--tls", "--pem", empty.toString());
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertFailure("port " + port + " of 127.0.0.1 is in use", "relay", "-p", port);
    }
  }

  private void assertFailure(String why, String... args) {
    HirobaProcess failed = HirobaProcess.command(folder.resolve("home"), args);
    assertThat(failed.waitForExit()).isEqualTo(1);
    assertThat(failed.output()).singleElement().asString().contains(why);
  }

  private static WebSocket connect(
      URI uri, CompletableFuture<String> heard, CompletableFuture<Integer> closed)
      throws Exception {
    return HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .buildAsync(
            uri,
            new WebSocket.Listener() {
              @Override
              public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                heard.complete(data.toString());
                socket.request(1);
                return null;
              }

              @Override
              public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                closed.complete(code);
                return null;
              }
            })
        .get(30, TimeUnit.SECONDS);
  }
}
