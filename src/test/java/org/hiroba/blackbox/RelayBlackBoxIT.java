package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The relay inside the server, beside whatever WebSocket implementation the server has. */
class RelayBlackBoxIT {
  @RegisterExtension static final HirobaServer SERVER = new HirobaServer();

  @Test
  void passesOnToAllWhatOneSays() throws Exception {
    JsonNode check = check();
    assertThat(check.get("status").asText()).as(check.toString()).isEqualTo("UP");
    assertThat(check.at("/data/address").asText()).isEqualTo("127.0.0.1");
    URI uri = URI.create("ws://127.0.0.1:" + check.at("/data/port").asInt() + "/");
    CompletableFuture<String> ann = new CompletableFuture<>();
    CompletableFuture<String> bob = new CompletableFuture<>();
    WebSocket speaker = connect(uri, ann);
    WebSocket listener = connect(uri, bob);
    speaker.sendText("広場", true).get(30, TimeUnit.SECONDS);
    assertThat(ann.get(30, TimeUnit.SECONDS)).isEqualTo("広場");
    assertThat(bob.get(30, TimeUnit.SECONDS)).isEqualTo("広場");
    assertThat(SERVER.http().get("-/metrics").body()).contains("hiroba_relay_open_connections");
    speaker.sendClose(1000, "").get(30, TimeUnit.SECONDS);
    listener.sendClose(1000, "").get(30, TimeUnit.SECONDS);
  }

  private static JsonNode check() {
    JsonNode checks = Json.parse(SERVER.http().get("-/ready").body()).get("checks");
    return StreamSupport.stream(checks.spliterator(), false)
        .filter(check -> check.get("name").asText().equals("relay"))
        .findFirst()
        .orElseThrow();
  }

  private static WebSocket connect(URI uri, CompletableFuture<String> heard) throws Exception {
    return HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .buildAsync(
            uri,
            new WebSocket.Listener() {
              @Override
              public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                heard.complete(data.toString());
                return null;
              }
            })
        .get(30, TimeUnit.SECONDS);
  }
}
