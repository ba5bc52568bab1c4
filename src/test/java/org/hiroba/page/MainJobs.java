package org.hiroba.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.OwnServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The main jobs in a browser other than Chromium, with its own mouse, keyboard and sockets. */
abstract class MainJobs {
  private static final String ENTER = "\uE007";
  private static final String ESCAPE = "\uE00C";
  private static final String LAST_BODY = "[...document.querySelectorAll('.message__body')].at(-1)";

  private static final String FIRST_BODY = "document.querySelector('.message__body')";
  private static final int MESSAGES = 300;
  private static final int WHEEL_PX = 120;

  /** A page of history is higher than this; what a wheel does in a frame is less. */
  private static final int JUMP_PX = 2_500;

  /** Sees in each frame how often rows came above, and how far a row that stays has gone. */
  private static final String WATCH_THE_PLACE =
      """
      (() => {
        const seen = (globalThis.seen = { prepends: 0, farthest: 0 });
        let before = new Map();
        const look = () => {
          const now = new Map([...document.querySelectorAll("hiroba-message")].map((row) => [row, row.getBoundingClientRect().top]));
          const [was] = before.keys();
          const [is] = now.keys();
          if (was && was !== is && now.has(was)) seen.prepends++;
          for (const [row, top] of now) {
            if (before.has(row)) seen.farthest = Math.max(seen.farthest, Math.round(Math.abs(top - before.get(row))));
          }
          before = now;
          requestAnimationFrame(look);
        };
        look();
      })()
      """
          .strip();

  @RegisterExtension
  static final OwnServer SERVER = new OwnServer(Map.of("hiroba.limits.posts-per-second", "0"));

  private final OtherBrowser browser;
  private CuttableLine line;
  private ChatClient ben;
  private Tab aiko;

  MainJobs(OtherBrowser browser) {
    this.browser = browser;
  }

  @BeforeEach
  void comeIn() throws IOException {
    line = new CuttableLine(SERVER.baseUri());
    ben = Guest.signIn(SERVER.baseUri(), Guest.unique("Ben")).connect();
    aiko = browser.open();
    aiko.navigate(line.address().toString());
    aiko.click("document.querySelector('#name')");
    aiko.type(Guest.unique("Aiko") + ENTER);
    aiko.waitFor(
        "document.querySelector('.room-link') && document.querySelector('#composer-text')");
  }

  @AfterEach
  void leave() throws IOException {
    aiko.screenshot(Path.of("target", "screens", getClass().getSimpleName() + ".png"));
    aiko.close();
    ben.close();
    line.close();
  }

  @Test
  void postsAndSeesWhatOthersPost() {
    String mine = Guest.unique("from here");
    write(mine);
    aiko.waitFor(LAST_BODY + "?.textContent.trim() === '" + mine + "'");
    aiko.waitFor("!document.querySelector('.message--unsent')");
    String theirs = Guest.unique("to there");
    post(theirs);
    aiko.waitFor(LAST_BODY + "?.textContent.trim() === '" + theirs + "'");
    assertThat(ben.events("message").stream().map(event -> event.get("text").asText()))
        .containsOnlyOnce(mine);
  }

  @Test
  void showsOneToolbarWhereTheMouseIsAndNoneWhereItIsNot() {
    for (int i = 0; i < 8; i++) {
      post("row " + i);
    }
    aiko.waitFor(LAST_BODY + "?.textContent.trim() === 'row 7'");
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
    aiko.waitFor(LAST_BODY + "?.textContent.trim() === 'new 2'");
    aiko.waitFor("!" + link + ".querySelector('.badge')");
  }

  @Test
  void isBackSoonAfterTheServer() {
    line.cut();
    aiko.waitFor("document.querySelector('.connection')?.checkVisibility()");
    // Several tries fail meanwhile.
    await().atMost(Tab.WAIT_SECONDS, TimeUnit.SECONDS).until(() -> line.refused() > 4);
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
    System.out.println(getClass().getSimpleName() + ": back after " + millis + " ms");
    aiko.waitFor("!document.querySelector('.message--unsent')");
    aiko.waitFor("document.body.innerText.includes('" + meanwhile + "')");
    aiko.waitFor(LAST_BODY + "?.textContent.trim() === 'while away'");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void closesADialogWithEscFromItsSearchField(int item) {
    aiko.click("document.querySelector('.rooms__header .icon-button')");
    aiko.click("document.querySelectorAll('.popup-menu .menu__item')[" + item + "]");
    closesWithEsc("dialog[open]");
  }

  @Test
  void closesTheEmojiWithEscFromTheirSearchField() {
    aiko.click("document.querySelector('hiroba-composer [aria-label=Emoji]')");
    closesWithEsc(".emoji-picker");
  }

  @Test
  void staysAtItsPlaceWhileTheWheelGoesUpThroughHistory() {
    String room = Chats.createRoom(ben, Guest.unique("Long"), "public");
    for (int i = 1; i < MESSAGES; i++) {
      ben.post(room, "No " + i + ": one\n\ntwo\n\nthree");
    }
    ben.awaitAnswer(ben.post(room, "the last"));
    aiko.navigate(line.address() + "#/r/" + room);
    aiko.waitFor(LAST_BODY + "?.textContent.trim() === 'the last'");
    aiko.value(WATCH_THE_PLACE);
    for (int i = 0;
        i < MESSAGES && !aiko.value(FIRST_BODY + ".textContent.trim()").startsWith("No 1:");
        i++) {
      aiko.wheel("document.querySelector('.timeline__scroller')", -WHEEL_PX, 4);
    }
    String seen = aiko.value("`${seen.prepends} ${seen.farthest}`");
    System.out.println(getClass().getSimpleName() + " [prepends, farthest px in a frame]: " + seen);
    String[] counts = seen.split(" ", 2);
    assertThat(Integer.parseInt(counts[0])).isGreaterThan(2);
    assertThat(Integer.parseInt(counts[1])).isLessThan(JUMP_PX);
  }

  @Test
  void sendsFilesAndShowsThem(@TempDir Path folder) throws IOException {
    Path picture = folder.resolve("square.png");
    Files.write(picture, TwoColours.png(1_200, 600));
    Path text = Files.writeString(folder.resolve("notes_表.txt"), "広場\n");
    aiko.choose("hiroba-composer input[type=file]", List.of(picture, text));
    aiko.waitFor("document.querySelectorAll('.tray__name').length === 2");
    write("look");
    aiko.waitFor(LAST_BODY + "?.textContent.trim() === 'look'");
    aiko.waitFor("!document.querySelector('.message--unsent')");
    String image = "[...document.querySelectorAll('img.picture__image')].at(-1)";
    aiko.waitFor(image + "?.complete && " + image + ".naturalWidth > 0");
    assertThat(Double.parseDouble(aiko.value(image + ".width / " + image + ".height")))
        .isBetween(1.95, 2.05);
    aiko.click(image);
    aiko.waitFor("document.querySelector('dialog.viewer .viewer__image')?.naturalWidth > 0");
    assertThat(aiko.value("document.querySelector('.viewer__name').textContent"))
        .isEqualTo("square.png");
    aiko.type(ESCAPE);
    aiko.waitFor("!document.querySelector('dialog.viewer')");
    String saved =
        aiko.value(
            """
            await (async () => {
              const { href } = [...document.querySelectorAll(".file-card__download")].at(-1);
              const answer = await fetch(href);
              return `${answer.headers.get("content-disposition").split(";")[0]}: ${await answer.text()}`;
            })()
            """
                .strip());
    assertThat(saved).isEqualTo("attachment: 広場\n");
  }

  private void closesWithEsc(String what) {
    aiko.click("document.querySelector('" + what + " input[type=search]')");
    aiko.type("some");
    aiko.type(ESCAPE);
    aiko.waitFor("!document.querySelector('" + what + "')?.checkVisibility()");
  }

  private void write(String text) {
    aiko.click("document.querySelector('#composer-text')");
    aiko.type(text + ENTER);
  }

  private void post(String text) {
    Chats.accepted(ben, Chats.command("post").put("room", "lobby").put("text", text));
  }
}
