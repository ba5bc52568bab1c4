package org.hiroba.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.OwnServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The main jobs in Firefox, with its own mouse, keyboard and sockets. */
class PageFirefoxIT {
  private static final String ENTER = "\uE007";
  private static final String ESCAPE = "\uE00C";
  private static final String LAST_BODY = "[...document.querySelectorAll('.message__body')].at(-1)";

  @RegisterExtension static final Firefox FIREFOX = new Firefox();

  @RegisterExtension
  static final OwnServer SERVER = new OwnServer(Map.of("hiroba.limits.posts-per-second", "0"));

  private CuttableLine line;
  private ChatClient ben;
  private Firefox.Tab aiko;

  @BeforeEach
  void comeIn() throws IOException {
    line = new CuttableLine(SERVER.baseUri());
    ben = Guest.signIn(SERVER.baseUri(), Guest.unique("Ben")).connect();
    aiko = FIREFOX.open();
    aiko.navigate(line.address().toString());
    aiko.click("document.querySelector('#name')");
    aiko.type(Guest.unique("Aiko") + ENTER);
    aiko.waitFor(
        "document.querySelector('.room-link') && document.querySelector('#composer-text')");
  }

  @AfterEach
  void leave() throws IOException {
    aiko.screenshot(Path.of("target", "screens", "firefox.png"));
    aiko.close();
    ben.close();
    line.close();
  }

  @Test
  void postsAndSeesWhatOthersPost() {
    String mine = Guest.unique("from Firefox");
    write(mine);
    aiko.waitFor(LAST_BODY + "?.innerText === '" + mine + "'");
    aiko.waitFor("!document.querySelector('.message--unsent')");
    String theirs = Guest.unique("to Firefox");
    post(theirs);
    aiko.waitFor(LAST_BODY + "?.innerText === '" + theirs + "'");
    assertThat(ben.events("message").stream().map(event -> event.get("text").asText()))
        .containsOnlyOnce(mine);
  }

  @Test
  void showsOneToolbarWhereTheMouseIsAndNoneWhereItIsNot() {
    for (int i = 0; i < 8; i++) {
      post("row " + i);
    }
    aiko.waitFor(LAST_BODY + "?.innerText === 'row 7'");
    List<String> rows = List.of("-6", "-5", "-4", "-3", "-2");
    for (String row : rows) {
      aiko.move("[...document.querySelectorAll('hiroba-message')].at(" + row + ")");
      aiko.waitFor("document.querySelectorAll('.actions').length === 1");
    }
    aiko.move("document.querySelector('.brand')");
    aiko.waitFor("document.querySelectorAll('.actions').length === 0");
  }

  @Test
  void readsWhatIsNewByEnteringItsRoom() {
    String room = Chats.createRoom(ben, Guest.unique("News"), "public");
    String me =
        aiko.value("JSON.parse(document.getElementById('hiroba-data').textContent).user.id");
    Chats.invite(ben, room, me);
    for (int i = 0; i < 3; i++) {
      Chats.accepted(ben, Chats.command("post").put("room", room).put("text", "new " + i));
    }
    String link = "document.querySelector(`.room-link[href='#/r/" + room + "']`)";
    aiko.waitFor(link + "?.querySelector('.badge')");
    aiko.click(link);
    aiko.waitFor(LAST_BODY + "?.innerText === 'new 2'");
    aiko.waitFor("!" + link + ".querySelector('.badge')");
  }

  @Test
  void isBackSoonAfterTheServer() {
    line.cut();
    aiko.waitFor("document.querySelector('.connection')?.checkVisibility()");
    // Several tries fail meanwhile.
    aiko.waitFor(
        "performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/-/live')).length > 4");
    String meanwhile = Guest.unique("meanwhile");
    post(meanwhile);
    write("while away");
    line.mend();
    String millis =
        aiko.value(
            """
            await (async () => {
              const began = performance.now();
              while (document.querySelector(".connection").checkVisibility() && performance.now() - began < 40_000) {
                await new Promise((next) => setTimeout(next, 20));
              }
              return performance.now() - began;
            })()
            """
                .strip());
    System.out.println("Firefox is back after " + millis + " ms");
    aiko.waitFor("!document.querySelector('.message--unsent')");
    aiko.waitFor("document.body.innerText.includes('" + meanwhile + "')");
    aiko.waitFor(LAST_BODY + "?.innerText === 'while away'");
  }

  @Test
  void closesADialogWithEscFromItsSearchField() {
    aiko.click("document.querySelector('.rooms__header .icon-button')");
    aiko.click("document.querySelectorAll('.popup-menu .menu__item')[1]");
    aiko.click("document.querySelector('dialog[open] input[type=search]')");
    aiko.type("some");
    aiko.type(ESCAPE);
    aiko.waitFor("!document.querySelector('dialog[open]')");
  }

  private void write(String text) {
    aiko.click("document.querySelector('#composer-text')");
    aiko.type(text + ENTER);
  }

  private void post(String text) {
    Chats.accepted(ben, Chats.command("post").put("room", "lobby").put("text", text));
  }
}
