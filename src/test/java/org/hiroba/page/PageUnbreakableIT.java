package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.hiroba.blackbox.Guest;
import org.junit.jupiter.api.Test;

/** One message that cannot be drawn as it should never takes the others with it. */
class PageUnbreakableIT extends PageWithPeople {
  @Test
  void marksNamesAfterLettersThatGrowWhenTheyAreFolded() {
    String name = Guest.unique("Anna");
    Window anna = BROWSERS.open(page()).signIn(name);
    Window ben = signedIn("Ben");
    ben.say("İİİ @" + name);
    ben.say("İzmir @" + name);
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
              const walk = document.createTreeWalker;
              document.createTreeWalker = (root, ...more) => {
                if (root.textContent.includes("fragile")) throw new Error("made to fail");
                return walk.call(document, root, ...more);
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
}
