package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The two teaching endpoints: protocol.md §5. */
class TeachingEndpointsBlackBoxIT {
  private static final String TIME = "\\d{4}/\\d{1,2}/\\d{1,2} \\d{2}:\\d{2}:\\d{2}";

  @RegisterExtension static final HirobaServer SERVER = new HirobaServer();

  @Test
  void echoesWithTheTimeOfReceipt() {
    try (ChatClient client = ChatClient.open(SERVER.baseUri(), "ws/echo", "")) {
      client.sendText("<b>こんにちは</b>");
      assertThat(client.awaitTexts(1).get(0)).matches("Received: <b>こんにちは</b> at: " + TIME);
      client.sendBinary(new byte[] {1});
      assertThat(client.awaitClose()).isEqualTo(1003);
    }
  }

  @Test
  void limitsEchoesButNotRawOnes() {
    try (ChatClient client = ChatClient.open(SERVER.baseUri(), "ws/echo", "")) {
      for (int i = 0; i < 100; i++) {
        client.sendText("text " + i);
      }
      assertThat(client.awaitTexts(100))
          .anyMatch(text -> text.contains("too many messages"))
          .anyMatch(text -> text.startsWith("Received: text 0 at: "));
    }
    try (ChatClient client = ChatClient.open(SERVER.baseUri(), "ws/echo?raw", "")) {
      for (int i = 0; i < 1_000; i++) {
        client.sendText("text " + i);
      }
      assertThat(client.awaitTexts(1_000)).element(999).isEqualTo("text 999");
    }
  }

  @Test
  void returnsRawMessagesUnchanged() {
    try (ChatClient client = ChatClient.open(SERVER.baseUri(), "ws/echo?raw", "")) {
      client.sendText("");
      client.sendPart("in ", false);
      client.sendPart("three ", false);
      client.sendPart("parts \uD83D\uDE00", true);
      String big = "あ".repeat(1_000_000);
      client.sendText(big);
      assertThat(client.awaitTexts(3)).containsExactly("", "in three parts \uD83D\uDE00", big);
      byte[] bytes = new byte[3_000_000];
      new Random(1).nextBytes(bytes);
      client.sendBinary(bytes);
      client.sendBinary(new byte[0]);
      assertThat(client.awaitBinaries(2).get(0)).isEqualTo(bytes);
      assertThat(client.awaitBinaries(2).get(1)).isEmpty();
    }
  }

  @Test
  void broadcastsToAllWithTheSendersOrigin() {
    Guest ann = SERVER.guest("Ann");
    Guest bob = SERVER.guest("Bob");
    String origin = SERVER.baseUri().getScheme() + "://" + SERVER.baseUri().getAuthority();
    try (ChatClient sender =
            ChatClient.open(
                SERVER.baseUri(), "ws/broadcast", "", "Cookie", ann.cookie(), "Origin", origin);
        ChatClient listener =
            ChatClient.open(SERVER.baseUri(), "ws/broadcast", "", "Cookie", bob.cookie())) {
      // Both are in the list once each has heard its own text.
      listener.sendText("listening");
      listener.awaitTexts(1);
      sender.sendText("hello");
      String expected = "Received: hello from: " + SERVER.baseUri().getHost() + " at: " + TIME;
      assertThat(sender.awaitTexts(1))
          .anyMatch(text -> text.matches(expected) || text.contains("listening"));
      assertThat(listener.awaitTexts(2).get(1)).matches(expected);
    }
  }
}
