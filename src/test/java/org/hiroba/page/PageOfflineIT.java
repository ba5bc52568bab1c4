package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page opened while there is no server, as it was kept at the last visit. */
class PageOfflineIT extends PageWithPeople {
  /** What the page and its worker do by themselves is waited for in the page. */
  private static final String UNTIL =
      """
      async () => {
        const is = async () => %s;
        for (const end = Date.now() + 60_000; !(await is()); await new Promise(requestAnimationFrame)) {
          if (Date.now() > end) throw new Error("not within a minute");
        }
      }
      """;

  private static final String IS_KEPT =
      UNTIL.formatted(
          "(await (await caches.open('hiroba-rooms')).keys()).length > 0 && (await (await"
              + " caches.open('hiroba-shell')).keys()).some(({ url }) => url ==="
              + " document.baseURI.split('#')[0])");

  private static final String IS_FORGOTTEN =
      UNTIL.formatted("(await caches.keys()).every((name) => name === 'hiroba-assets')");

  private CuttableLine line;
  private ChatClient ben;
  private Window aiko;
  private String room;

  @BeforeEach
  void visit() throws IOException {
    line = new CuttableLine(page());
    Guest person = Guest.signIn(page(), Guest.unique("Aiko"));
    ben = Guest.signIn(page(), Guest.unique("Ben")).connect();
    room = Chats.createRoom(ben, Guest.unique("Square"), "public");
    Chats.invite(ben, room, person.id());
    say("written before");
    aiko = BROWSERS.openKeepingAs(person.at(line.address()));
    aiko.page().navigate(line.address() + "#/r/" + room);
    aiko.sees("written before");
    aiko.page().waitForFunction("() => navigator.serviceWorker.controller !== null");
  }

  @AfterEach
  void leave() throws IOException {
    ben.close();
    line.close();
  }

  @Test
  void showsTheLastRoomsAndGoesOnFromThereOnceTheServerIsBack() {
    aiko.page().evaluate(IS_KEPT);
    line.cut();
    say("written meanwhile");
    // Not by the driver, which takes what the worker asks for in vain for the page itself.
    aiko.page().evaluate("() => void setTimeout(() => location.reload(), (window.old = 1))");
    aiko.page().waitForFunction("() => !window.old");
    aiko.sees("written before");
    assertThat(aiko.room("Lobby")).isVisible();
    aiko.say("from the train");
    assertThat(aiko.find(".message--unsent")).hasCount(1);
    line.mend();
    aiko.sees("written meanwhile");
    aiko.hasSentAll();
    assertThat(aiko.messages())
        .endsWith("written meanwhile", "from the train")
        .doesNotHaveDuplicates();
  }

  @Test
  void keepsNothingOfWhoeverSignedOut() {
    aiko.page().evaluate(IS_KEPT);
    aiko.find(".account__button").click();
    aiko.find("#account-menu").getByText("Sign out").click();
    assertThat(aiko.find("hiroba-sign-in")).isVisible();
    aiko.page().evaluate(IS_FORGOTTEN);
  }

  @Test
  void canBeInstalled() {
    Object manifest = aiko.page().evaluate("async () => (await fetch('manifest.json')).json()");
    assertThat(String.valueOf(manifest)).contains("Hiroba", "standalone", "hiroba-512.png");
    assertThat(aiko.page().evaluate("async () => (await fetch('icons/hiroba-512.png')).ok"))
        .isEqualTo(true);
  }

  private void say(String text) {
    Chats.accepted(ben, Chats.command("post").put("room", room).put("text", text));
  }
}
