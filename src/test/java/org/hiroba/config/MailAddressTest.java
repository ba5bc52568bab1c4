package org.hiroba.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b",
        "ann.lee+chat@mail.example.com",
        "o'brien@example.com",
        "root@localhost",
        "x_y-z@ex-ample.co.jp"
      })
  void takesWhatMailServersTake(String typed) {
    assertThat(MailAddress.of(" " + typed + " ").value()).isEqualTo(typed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "ann",
        "ann@",
        "@example.com",
        ".ann@example.com",
        "ann.@example.com",
        "a..b@example.com",
        "ann@example..com",
        "ann@.example.com",
        "ann@example.com.",
        "ann@-example.com",
        "ann@example-.com",
        "ann@example.com-",
        "ann@ex_ample.com",
        "ann lee@example.com",
        "\"ann lee\"@example.com",
        "ann@bob@example.com",
        "<ann@example.com>",
        "ann@example.com, bob@example.com",
        "ann@example.com\r\nBcc: bob@example.com",
        "ann\n@example.com",
        "ann@exam\u0000ple.com",
        "アン@example.com",
        "ann@[192.0.2.1]"
      })
  void refusesEverythingElseAndDoesNotRepeatIt(String typed) {
    assertThatThrownBy(() -> MailAddress.of(typed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name@example.com");
  }

  @Test
  void writesTheNameOfAHostAsMailServersDo() {
    assertThat(MailAddress.of("ann@例え.jp").value()).isEqualTo("ann@xn--r8jz45g.jp");
    assertThat(MailAddress.of("Ann@Example.COM").host()).isEqualTo("example.com");
    assertThat(MailAddress.of("Ann@Example.COM").key()).isEqualTo("ann@example.com");
  }

  @Test
  void takesAsManyCharactersAsTheStandardAndNoMore() {
    String host = "b".repeat(60) + "." + "c".repeat(60) + "." + "d".repeat(60);
    String longest = "a".repeat(64) + "@" + host + ".ef";
    assertThat(MailAddress.of(longest + "g").value()).hasSize(251);
    assertThat(MailAddress.of(longest + "ghij").value()).hasSize(254);
    assertThatThrownBy(() -> MailAddress.of(longest + "ghijk")).hasMessageContaining("254");
    assertThatThrownBy(() -> MailAddress.of("a".repeat(65) + "@b"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MailAddress.of("a@" + "b".repeat(64)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MailAddress.of("a".repeat(10_000) + "@b")).hasMessageContaining("254");
  }

  @Test
  void readsWhoMailsAreFrom() {
    assertThat(MailSender.of("hiroba@example.com"))
        .isEqualTo(new MailSender("", new MailAddress("hiroba@example.com")));
    assertThat(MailSender.of("\"広場, Hiroba\" <hiroba@example.com>").name()).isEqualTo("広場, Hiroba");
    for (String wrong :
        new String[] {"Hiroba <hiroba@example.com", "<>", "A\r\nBcc: b@c <hiroba@example.com>"}) {
      assertThatThrownBy(() -> MailSender.of(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
