package org.hiroba.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hiroba.account.Role;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.junit.jupiter.api.Test;

class PageViewTest {
  private static final String HOSTILE = "</script><script>alert(1)</script><!--";

  @Test
  void givesTheScriptsTheUserAndTheTexts() throws Exception {
    JsonNode data = new ObjectMapper().readTree(view(user("Aiko")).getDataJson());
    assertThat(data.at("/user/id").asText()).isEqualTo("u1");
    assertThat(data.at("/user/displayName").asText()).isEqualTo("Aiko");
    assertThat(data.at("/user/roles/0").asText()).isEqualTo("user");
    assertThat(data.at("/language").asText()).isEqualTo("ja");
    assertThat(data.at("/theme").asText()).isEqualTo("dark");
    assertThat(data.at("/texts/key").asText()).isEqualTo("text");
    assertThat(data.get("texts").size()).isEqualTo(1);
    assertThat(data.at("/fact").asBoolean()).isTrue();
  }

  @Test
  void neverEndsItsScriptElement() throws Exception {
    String json = view(user(HOSTILE)).getDataJson();
    assertThat(json).doesNotContain("<");
    assertThat(new ObjectMapper().readTree(json).at("/user/displayName").asText())
        .isEqualTo(HOSTILE);
  }

  @Test
  void saysNullForNobody() throws Exception {
    assertThat(new ObjectMapper().readTree(view(null).getDataJson()).get("user").isNull()).isTrue();
  }

  private static User user(String displayName) {
    return new User(new UserId("u1"), "aiko", displayName, Set.of(Role.USER));
  }

  private static PageView view(User user) {
    return new PageView(
        "nonce",
        "v/1/",
        List::of,
        Language.JAPANESE,
        Theme.DARK,
        Map.of("key", "text", "plain.key", "not for scripts"),
        user,
        Map.of("fact", true));
  }
}
