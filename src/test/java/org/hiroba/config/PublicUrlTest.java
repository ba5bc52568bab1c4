package org.hiroba.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {
  @ParameterizedTest
  @CsvSource({
    "https://chat.example.com, https://chat.example.com, ''",
    "https://Chat.Example.com:443/, https://chat.example.com, ''",
    "https://www.example.com/chat, https://www.example.com, /chat",
    "http://localhost:8080/chat/, http://localhost:8080, /chat",
    "https://www.example.com/a/b_2.c~d-e, https://www.example.com, /a/b_2.c~d-e",
  })
  void readsOriginAndContextPath(String url, String origin, String path) {
    assertThat(PublicUrl.parse(url)).isEqualTo(new PublicUrl(origin, path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chat.example.com",
        "ftp://chat.example.com/",
        "https://chat.example.com/a//b",
        "https://chat.example.com//",
        "https://chat.example.com/../a",
        "https://chat.example.com/./a",
        "https://chat.example.com/a?b",
        "https://chat.example.com/a#b",
        "https://chat.example.com/a;b",
        "https://chat.example.com/a%20b",
        "https://chat.example.com/広場"
      })
  void refusesWhatProxiesAndServersReadDifferently(String url) {
    assertThatThrownBy(() -> PublicUrl.parse(url)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void takesAPathOfAHundredCharactersAndNotOneMore() {
    String longest = "/" + "a".repeat(99);
    assertThat(PublicUrl.parse("https://chat.example.com" + longest).path()).isEqualTo(longest);
    assertThatThrownBy(() -> PublicUrl.parse("https://chat.example.com" + longest + "a"))
        .hasMessageContaining("100 characters");
  }

  @Test
  void tellsWhenTheApplicationIsElsewhere() {
    HttpSettings chat = new HttpSettings("127.0.0.1", 8080, "/chat", Optional.empty());
    assertThat(chat.misplaced("/chat")).isEmpty();
    assertThat(chat.misplaced("/hiroba"))
        .hasValueSatisfying(
            line -> assertThat(line).contains("leads to /chat/", "is at /hiroba/", "Deploy it"));
    assertThat(new HttpSettings("127.0.0.1", 8080, "", Optional.empty()).misplaced("/hiroba"))
        .isEmpty();
  }
}
