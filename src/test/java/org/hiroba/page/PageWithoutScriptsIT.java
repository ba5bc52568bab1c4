package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.junit.jupiter.api.Test;

/** The page in a browser that runs no scripts. */
class PageWithoutScriptsIT extends PageWithPeople {
  @Test
  void saysSoAndStillLetsPeopleTalk() {
    Window aiko = BROWSERS.open(page()).signIn(Guest.unique("Aiko"));
    String hello = Guest.unique("Good morning");
    aiko.say(hello);
    aiko.hasSentAll();
    Window ben = BROWSERS.openWithoutScripts(page(), Look.laptop());
    assertThat(ben.find(".noscript")).containsText("JavaScript is switched off");
    ben.screenshot("plain-sign-in");
    signIn(ben, Guest.unique("Ben"));
    assertThat(ben.find("h1")).hasText("JavaScript is switched off");
    assertThat(ben.find("hiroba-app")).isHidden();
    assertThat(ben.find(".plain__message").last()).containsText(hello);
    String answer = Guest.unique("Morning, Aiko");
    write(ben, answer);
    assertThat(ben.find(".plain__message").last()).containsText(answer);
    assertThat(ben.find("#plain-message")).hasValue("");
    aiko.sees(answer);
    ben.page().reload();
    assertThat(ben.find(".plain__text").getByText(answer)).hasCount(1);
    aiko.say("seen");
    aiko.hasSentAll();
    ben.find("#now a").click();
    assertThat(ben.find(".plain__message").last()).containsText("seen");
    ben.screenshot("plain-chat");
    ben.page().getByRole(AriaRole.BUTTON, button("Sign out")).click();
    assertThat(ben.find("#name")).isVisible();
  }

  @Test
  void givesABrowserThatIsTooOldThePageWithoutScriptsAndSaysSo() {
    Window ben = BROWSERS.open(page());
    ben.page().addInitScript("delete Intl.Segmenter");
    ben.page().reload();
    assertThat(ben.find("h2")).hasText("This browser is too old for all of it");
    String name = Guest.unique("Ben");
    signIn(ben, name);
    assertThat(ben.find("h1")).hasText("This browser is too old for all of it");
    assertThat(ben.find(".plain")).containsText("Firefox 125");
    assertThat(ben.find("hiroba-app")).isHidden();
    String hello = Guest.unique("from long ago");
    write(ben, hello);
    assertThat(ben.find(".plain__message").last()).containsText(hello);
    ben.screenshot("old-browser");
    // Nothing of this is for those whose browser is new.
    Window aiko = BROWSERS.open(page());
    assertThat(aiko.find(".noscript")).hasCount(0);
  }

  @Test
  void leadsFromRoomToRoomByLinks() {
    String name = Guest.unique("Mika");
    Window mika = BROWSERS.openWithoutScripts(page(), Look.phone().dark().japanese());
    signIn(mika, name);
    Guest olga = Guest.signIn(page(), Guest.unique("Olga"));
    String room = Guest.unique("茶室");
    try (ChatClient socket = olga.connect()) {
      String id = Chats.createRoom(socket, room, "private");
      Chats.invite(socket, id, Chats.userNamed(socket, name));
      socket.awaitAnswer(socket.post(id, "いらっしゃい"));
    }
    mika.page().reload();
    mika.find(".plain__rooms a").getByText(room).click();
    assertThat(mika.find("h2")).hasText(room);
    assertThat(mika.find(".plain__rooms a[aria-current=page]")).hasText(room);
    assertThat(mika.find(".plain__text")).hasText("いらっしゃい");
    write(mika, "こんにちは");
    assertThat(mika.find(".plain__message").last()).containsText("こんにちは");
    assertThat(mika.find("h2")).hasText(room);
    assertThat(mika.find("h1")).hasText("JavaScript が無効になっています");
    mika.screenshot("plain-phone-dark-ja");
  }

  @Test
  void tellsWhatIsWrongAndKeepsTheText() {
    Window ben = BROWSERS.openWithoutScripts(page(), Look.laptop());
    signIn(ben, "!?");
    assertThat(ben.find("#name-error")).containsText("This name does not work here.");
    assertThat(ben.find("#name")).hasValue("!?");
    signIn(ben, Guest.unique("Ben"));
    String text = "\n  first line\n" + "x".repeat(10_000);
    write(ben, text);
    assertThat(ben.find("[role=alert]")).containsText("A message may have 10000 characters");
    assertThat(ben.find("#plain-message")).hasValue(text);
    ben.screenshot("plain-too-long");
    write(ben, "\n  first line\n" + "x".repeat(100));
    assertThat(ben.find("[role=alert]")).hasCount(0);
    assertThat(ben.find(".plain__message").last()).containsText("first line");
  }

  @Test
  void showsHostileTextsAsTexts() {
    Guest eve = Guest.signIn(page(), Guest.unique("Eve"));
    Window ben = BROWSERS.openWithoutScripts(page(), Look.laptop());
    signIn(ben, Guest.unique("Ben"));
    List<String> texts = HostileTexts.all();
    try (ChatClient socket = eve.connect()) {
      String id = Chats.createRoom(socket, "<script>alert(1)</script>", "public");
      Chats.topic(socket, id, "</noscript><img src=x onerror=alert(1)>");
      for (int i = 0; i < texts.size(); i += 30) {
        List<String> some = texts.subList(i, Math.min(i + 30, texts.size()));
        some.forEach(text -> socket.awaitAnswer(socket.post(id, text)));
        ben.page().navigate(page() + "?room=" + id);
        assertThat(
                ben.find(".plain__text").allTextContents().stream()
                    .map(text -> text.replace("\r", "\n")))
            .endsWith(some.stream().map(text -> text.replace("\r", "\n")).toArray(String[]::new));
        assertThat(ben.find(".plain__message :not(p, b, bdi, time, small)")).hasCount(0);
      }
    }
    assertThat(ben.find("h2")).hasText("<script>alert(1)</script>");
    assertThat(ben.find(".plain__topic")).hasText("</noscript><img src=x onerror=alert(1)>");
  }

  private static void signIn(Window window, String name) {
    window.find("#name").fill(name);
    window.find(".form button").click();
  }

  private static void write(Window window, String text) {
    window.find("#plain-message").fill(text);
    window.find(".plain__form button").click();
  }

  private static Page.GetByRoleOptions button(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
