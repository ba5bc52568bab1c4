package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.Json;
import org.junit.jupiter.api.Test;

/** One message that cannot be drawn as it should never takes the others with it. */
class PageUnbreakableIT extends PageWithPeople {
  /** Keeps the answers that say who the people are until the test lets them go. */
  private static final String HOLD_PEOPLE =
      """
      globalThis.heldPeople = [];
      const { set } = Object.getOwnPropertyDescriptor(WebSocket.prototype, "onmessage");
      Object.defineProperty(WebSocket.prototype, "onmessage", {
        set(listener) {
          set.call(this, listener && ((event) => {
            if (event.data.includes('"type":"users"')) heldPeople.push(() => listener(event));
            else listener(event);
          }));
        },
      });
      """;

  @Test
  void marksNamesAfterLettersThatGrowWhenTheyAreFolded() {
    String name = Guest.unique("Anna");
    Window anna = BROWSERS.open(page()).signIn(name);
    Window ben = signedIn("Ben");
    // What names somebody is looked at before it is taken: the next one waits for that.
    for (String word : List.of("İİİ", "İzmir")) {
      ben.say(word + " @" + name);
      ben.sees(word + " @" + name);
    }
    String after = text("after that");
    ben.say(after);
    ben.hasSentAll();
    for (Window window : new Window[] {anna, ben}) {
      window.sees(after);
      assertMarked(window, "İİİ", name);
      assertMarked(window, "İzmir", name);
      window.reload();
      window.sees(after);
      assertMarked(window, "İzmir", name);
    }
  }

  @Test
  void marksNamesOfPeopleWhomThePageMeetsLater() {
    String name = Guest.unique("Anna");
    BROWSERS.open(page()).signIn(name);
    Window ben = signedIn("Ben");
    String greeting = text("welcome");
    ben.say(greeting + " @" + name);
    ben.sees(greeting + " @" + name);
    ben.hasSentAll();
    ben.page().addInitScript(HOLD_PEOPLE);
    ben.reload();
    ben.sees(greeting + " @" + name);
    ben.page().waitForFunction("heldPeople.length > 0");
    assertThat(ben.find(".mention")).hasCount(0);
    ben.page().evaluate("heldPeople.splice(0).forEach((tell) => tell())");
    assertMarked(ben, greeting, name);
  }

  private static void assertMarked(Window window, String word, String name) {
    Locator message =
        window
            .find("hiroba-message")
            .filter(new Locator.FilterOptions().setHasText(word + " @" + name));
    assertThat(message).hasCount(1);
    assertThat(message.locator(".mention")).hasText("@" + name);
  }

  @Test
  void showsAsPlainTextWhatCannotBeDrawnAndGoesOn() {
    String name = Guest.unique("Ben");
    Window ben = BROWSERS.open(page()).signIn(name);
    ben.page()
        .evaluate(
            """
            () => {
              const replace = Element.prototype.replaceChildren;
              Element.prototype.replaceChildren = function (...parts) {
                const [first] = parts;
                if (first instanceof DocumentFragment && first.textContent.includes("fragile")) throw new Error("made to fail");
                return replace.apply(this, parts);
              };
            }
            """);
    Window aiko = signedIn("Aiko");
    String fragile = text("**fragile**") + " @" + name;
    String after = text("after that");
    aiko.say(fragile);
    aiko.say(after);
    ben.sees(after);
    assertThat(ben.find(".message--plain .message__body")).hasText(fragile);
    assertThat(ben.takeMishaps()).isNotEmpty().allMatch(mishap -> mishap.contains("made to fail"));
    aiko.sees(after);
    assertThat(aiko.find(".message--plain")).hasCount(0);
  }

  @Test
  void startsAtAnAddressThatSomebodyBroke() {
    Window ben = signedIn("Ben");
    ben.page().navigate(page() + "#/r/%E0%A4%A");
    ben.reload();
    assertThat(ben.find(".room-header__name")).hasText("Lobby");
  }

  @Test
  void goesOnAfterEveryTextThatAnybodyCanWrite() throws IOException {
    Guest aiko = Guest.signIn(page(), Guest.unique("Aiko"));
    Guest ben = Guest.signIn(page(), Guest.unique("Ben"));
    try (ChatClient writer = aiko.connect()) {
      String room = Chats.createRoom(writer, Guest.unique("Odd"), "public");
      Chats.invite(writer, room, ben.id());
      Window window = BROWSERS.openAs(ben);
      window.page().navigate(page() + "#/r/" + room);
      assertThat(window.find(".invitation, .beginning")).isVisible();
      int shown = 0;
      for (String text : hostileTexts()) {
        // As a topic, a status and an emoji the server refuses many of them, which is as good.
        writer.ask(Chats.command("updateRoom").put("room", room).put("topic", text));
        writer.ask(Chats.command("setProfile").put("status", text));
        JsonNode posted = writer.ask(Chats.command("post").put("room", room).put("text", text));
        if (posted.has("seq")) {
          shown++;
          long seq = posted.get("seq").asLong();
          ObjectNode reaction = Chats.command("react").put("room", room).put("target", seq);
          writer.ask(reaction.put("emoji", text).put("on", true));
        }
      }
      assertThat(shown).isGreaterThanOrEqualTo(500);
      String after = text("after them all");
      Chats.accepted(writer, Chats.command("post").put("room", room).put("text", after));
      window.sees(after);
      assertThat(window.find(".message--plain")).hasCount(0);
      window.reload();
      window.sees(after);
      assertThat(window.find(".message--plain")).hasCount(0);
      window.screenshot("hostile-after-all");
    }
  }

  private static List<String> hostileTexts() throws IOException {
    List<String> texts = new ArrayList<>();
    try (InputStream file = PageUnbreakableIT.class.getResourceAsStream("/hostile-texts.json")) {
      for (JsonNode entry : Json.MAPPER.readTree(file)) {
        StringBuilder text = new StringBuilder(entry.isTextual() ? entry.asText() : "");
        if (entry.isArray()) {
          entry.forEach(part -> text.append(part.get(0).asText().repeat(part.get(1).asInt())));
        }
        texts.add(text.toString());
      }
    }
    return texts;
  }
}
