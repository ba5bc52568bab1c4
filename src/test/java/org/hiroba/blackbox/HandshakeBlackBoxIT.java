package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may open a WebSocket: protocol.md §2, in the order origin, sign-in, limits. */
class HandshakeBlackBoxIT {
  @RegisterExtension static final HirobaServer SERVER = new HirobaServer();

  @Test
  void acceptsTheSameOriginAndNoOriginAtAll() {
    Guest ann = SERVER.guest("Ann");
    try (ChatClient page = open(ann, "ws/chat", ownOrigin());
        ChatClient script = ann.open()) {
      assertThat(page.subprotocol()).isEqualTo("hiroba.v1");
      assertThat(script.subprotocol()).isEqualTo("hiroba.v1");
    }
  }

  @Test
  void worksWithoutASubprotocolToo() {
    Guest ann = SERVER.guest("Ann");
    try (ChatClient client =
        ChatClient.open(SERVER.baseUri(), "ws/chat", "", "Cookie", ann.cookie())) {
      client.sendText("{\"type\":\"hello\",\"id\":\"h1\"}");
      assertThat(client.awaitTexts(1).get(0)).startsWith("[{\"type\":\"welcome\",\"re\":\"h1\"");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "null",
        "https://OWN",
        "http://OWN.evil.example",
        "http://HOST:1",
        "http://user@OWN",
        "OWN",
        "file://"
      })
  void refusesForeignOriginsBeforeItAsksWhoItIs(String origin) {
    String own = SERVER.baseUri().getAuthority();
    String foreign = origin.replace("OWN", own).replace("HOST", SERVER.baseUri().getHost());
    for (String path : new String[] {"ws/chat", "ws/echo", "ws/broadcast"}) {
      assertThatThrownBy(
              () -> ChatClient.open(SERVER.baseUri(), path, "", "Origin", foreign).close())
          .isInstanceOfSatisfying(
              ChatClient.RefusedHandshake.class,
              refused -> assertThat(refused.status()).isEqualTo(403));
    }
  }

  @Test
  void refusesWhoIsNotSignedIn() {
    for (String cookie : new String[] {"a=b", "hiroba-session=", "hiroba-session=guess"}) {
      for (String path : new String[] {"ws/chat", "ws/broadcast"}) {
        assertThatThrownBy(
                () -> ChatClient.open(SERVER.baseUri(), path, "", "Cookie", cookie).close())
            .isInstanceOfSatisfying(
                ChatClient.RefusedHandshake.class,
                refused -> assertThat(refused.status()).isEqualTo(401));
      }
    }
  }

  @Test
  void takesABearerTokenInTheCookiesPlace() {
    Guest ann = SERVER.guest("Ann");
    String token = ann.cookie().substring(ann.cookie().indexOf('=') + 1);
    try (ChatClient client =
        ChatClient.open(
            SERVER.baseUri(), "ws/chat", "hiroba.v1", "Authorization", "Bearer " + token)) {
      assertThat(client.hello(Json.MAPPER.createObjectNode()).at("/user/id").asText())
          .isEqualTo(ann.id());
    }
  }

  private static ChatClient open(Guest guest, String path, String origin) {
    return ChatClient.open(
        SERVER.baseUri(), path, "hiroba.v1", "Cookie", guest.cookie(), "Origin", origin);
  }

  private static String ownOrigin() {
    URI base = SERVER.baseUri();
    return base.getScheme() + "://" + base.getAuthority();
  }
}
