package org.hiroba.cli.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {
  @Test
  void findsThePathsBelowTheContextRoot() {
    ServerAddress address = ServerAddress.parse("HTTPS://Apps.Example.com/hiroba");
    assertThat(address).hasToString("https://apps.example.com/hiroba/");
    assertThat(address.http("api/v1/session"))
        .hasToString("https://apps.example.com/hiroba/api/v1/session");
    assertThat(address.webSocket()).hasToString("wss://apps.example.com/hiroba/ws/chat");
    assertThat(ServerAddress.parse("http://[::1]:8080").webSocket())
        .hasToString("ws://[::1]:8080/ws/chat");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:8080",
        "ftp://host/",
        "http://",
        "http://anna:secret@host/",
        "http://host/?a=b",
        "http://host/#x",
        "http://ho st/",
        ""
      })
  void refusesWhatIsNoUrlOfAServer(String text) {
    assertThatThrownBy(() -> ServerAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("http://localhost:8080/");
  }
}
