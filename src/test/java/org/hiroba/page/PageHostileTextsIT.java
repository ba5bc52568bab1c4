package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.OwnServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Texts that are meant to harm, wherever somebody can put a text. {@link Browsers} fails a test for
 * a dialog, a request to elsewhere, a CSP report or an error; here the document is looked through
 * as well.
 */
class PageHostileTextsIT {
  private static final String INTRUDERS =
      """
      () => {
        const ours = "script[src$='/js/main.js'], #hiroba-data";
        const elements = [...document.body.querySelectorAll("*")];
        const odd = elements.filter((element) =>
          (element.matches("script, style, link, meta, base, img, iframe, frame, object, embed, video,"
            + " audio, source, track, applet, portal, math, marquee, form[action], [srcdoc], [style]:not([style=''], .composer__text),"
            + " [formaction], [background]") && !element.matches(ours))
          || [...element.attributes].some(({ name }) => name.startsWith("on"))
          || (element.matches("a[href]") && !/^(https?:|mailto:|#|diagnostics$)/i.test(element.getAttribute("href")))
          || (element.matches("svg *") && !element.matches("symbol, symbol *, use[href^='#icon-']")));
        return odd.map((element) => element.outerHTML.slice(0, 200));
      }
      """;

  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  @RegisterExtension
  static final OwnServer SERVER =
      new OwnServer(
          Map.of(
              "hiroba.limits.posts-per-second", "0",
              "hiroba.limits.rooms-per-day", "0",
              "hiroba.limits.sockets-per-user", "0"));

  @Test
  void areShownHarmlesslyAsMessages() {
    List<String> texts = HostileTexts.all();
    assertThat(texts).hasSizeGreaterThanOrEqualTo(100);
    Guest aiko = Guest.signIn(page(), Guest.unique("Aiko"));
    Guest ben = Guest.signIn(page(), Guest.unique("Ben"));
    try (ChatClient socket = aiko.connect()) {
      String room = Chats.createRoom(socket, Guest.unique("Texts"), "private");
      Chats.invite(socket, room, ben.id());
      Window writer = BROWSERS.openAs(aiko);
      Window reader = BROWSERS.openAs(ben);
      writer.page().navigate(page() + "#/r/" + room);
      reader.page().navigate(page() + "#/r/" + room);
      assertThat(reader.find(".beginning, .invitation")).isVisible();
      // Half by the composer, as anybody writes them, half by the protocol, where nothing is
      // trimmed.
      int half = texts.size() / 2;
      // By the button: in code that has no end yet Enter begins a line.
      for (String text : texts.subList(0, half)) {
        writer.composer().fill(text);
        writer.find(".composer__send").click();
        assertThat(writer.composer()).hasValue("");
        writer.hasSentAll();
      }
      writer.hasSentAll();
      texts
          .subList(half, texts.size())
          .forEach(text -> socket.awaitAnswer(socket.post(room, text)));
      assertThat(reader.find(".message__body")).hasCount(texts.size());
      assertThat(writer.find(".message__body")).hasCount(texts.size());
      assertNoIntruder(reader);
      assertNoIntruder(writer);
      // And once more from history.
      reader.reload();
      assertThat(reader.find(".message__body")).not().hasCount(0);
      assertNoIntruder(reader);
      reader.screenshot("hostile-messages");
    }
  }

  @Test
  void areShownHarmlesslyAsNamesStatusAndQuotes() {
    List<String> names = HostileTexts.lines(60);
    assertThat(names).hasSizeGreaterThanOrEqualTo(100);
    Guest ben = Guest.signIn(page(), Guest.unique("Ben"));
    List<ChatClient> sockets = new ArrayList<>();
    try (ChatClient host = ben.connect()) {
      String room = Chats.createRoom(host, Guest.unique("Masks"), "public");
      for (String name : names) {
        // Numbered, since nobody may look like somebody who is here already.
        Guest guest = Chats.guest(page(), sockets.size() + " " + name);
        assertThat(guest.user().get("displayName").asText()).isNotEmpty();
        ChatClient socket = guest.connect();
        sockets.add(socket);
        Chats.accepted(socket, Chats.command("joinRoom").put("room", room));
        Chats.accepted(socket, Chats.command("setProfile").put("status", name));
        long seq =
            Chats.accepted(socket, Chats.command("post").put("room", room).put("text", name))
                .get("seq")
                .asLong();
        Chats.accepted(
            socket, Chats.command("post").put("room", room).put("text", "re").put("replyTo", seq));
        Chats.accepted(
            socket,
            Chats.command("react")
                .put("room", room)
                .put("target", seq)
                .put("emoji", "👍")
                .put("on", true));
      }
      Window window = BROWSERS.openAs(ben);
      window.page().navigate(page() + "#/r/" + room);
      assertThat(window.find(".quote__author")).not().hasCount(0);
      assertThat(window.find(".reaction__emoji")).not().hasCount(0);
      window.find(".room-header").getByLabel("People and details").click();
      for (int shown = 50; shown <= names.size(); shown += 50) {
        assertThat(window.find(".member")).hasCount(shown);
        window.find(".details .button--wide").click();
      }
      assertThat(window.find(".member")).hasCount(names.size() + 1);
      sockets.get(0).send(Chats.command("typing").put("room", room));
      assertThat(window.find(".typing")).not().hasText("");
      assertNoIntruder(window);
      window.screenshot("hostile-names");
      window.page().keyboard().press("Control+k");
      assertThat(window.find(".completion__option")).not().hasCount(0);
      assertNoIntruder(window);
      window.page().keyboard().press("Escape");
      window.composer().fill("@");
      assertThat(window.find(".completion__option")).not().hasCount(0);
      assertNoIntruder(window);
    } finally {
      sockets.forEach(ChatClient::close);
    }
  }

  @Test
  void areShownHarmlesslyAsRoomNamesAndTopics() {
    List<String> names = HostileTexts.lines(64);
    List<String> topics = HostileTexts.lines(250);
    assertThat(topics).hasSizeGreaterThanOrEqualTo(100);
    Guest ben = Guest.signIn(page(), Guest.unique("Ben"));
    Window window = BROWSERS.openAs(ben);
    window.page().navigate(page().toString());
    List<String> rooms = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    try (ChatClient socket = ben.connect()) {
      for (int i = 0; i < Math.max(names.size(), topics.size()); i++) {
        String name = i < names.size() ? names.get(i) : Guest.unique("more");
        // No two rooms have names that differ only in case.
        String free = taken.add(name.toLowerCase(Locale.ROOT)) ? name : Guest.unique("again");
        String room = Chats.createRoom(socket, free, "public");
        Chats.topic(socket, room, topics.get(i % topics.size()));
        rooms.add(room);
      }
    }
    assertThat(window.find(".room-link")).hasCount(rooms.size() + 1);
    assertNoIntruder(window);
    for (int i = 0; i < rooms.size(); i++) {
      window.page().evaluate("(room) => (location.hash = `#/r/${room}`)", rooms.get(i));
      assertThat(window.find(".room-link[aria-current=page]"))
          .hasAttribute("href", "#/r/" + rooms.get(i));
    }
    assertThat(window.find(".room-header__topic")).not().isEmpty();
    window.find(".room-header").getByLabel("People and details").click();
    assertThat(window.find(".details__topic")).not().isEmpty();
    assertNoIntruder(window);
    window.screenshot("hostile-rooms");
    window.browseRooms();
    assertThat(window.find(".pick")).not().hasCount(0);
    assertNoIntruder(window);
  }

  @Test
  void areHarmlessAsSearchQueriesAndInWhatIsFound() {
    List<String> queries = HostileTexts.lines(200);
    assertThat(queries).hasSizeGreaterThanOrEqualTo(100);
    Guest eve = Chats.guest(page(), "<img src=x onerror=alert(1)>");
    try (ChatClient socket = eve.connect()) {
      queries.forEach(text -> socket.awaitAnswer(socket.post("lobby", "needle " + text)));
    }
    Window ben = BROWSERS.open(page()).signIn(Guest.unique("Ben"));
    ben.page().keyboard().press("Control+Shift+F");
    Locator field = ben.find("#search-field");
    field.fill("needle");
    assertThat(ben.find(".hit")).hasCount(20);
    assertNoIntruder(ben);
    ben.screenshot("hostile-search");
    for (String query : queries) {
      // The list is emptied by hand, so that what is there afterwards is this query's answer.
      ben.page().evaluate("() => document.querySelector('.hits').replaceChildren()");
      ben.page().evaluate("() => (document.querySelector('.details__hint').textContent = '')");
      field.fill(query);
      assertThat(ben.find(".hit, .details__hint:not(:empty)").first()).isVisible();
      assertThat(field).hasValue(query);
    }
    assertNoIntruder(ben);
  }

  @Test
  void leaveMarkdownWithItsUse() {
    Window aiko = BROWSERS.open(page()).signIn(Guest.unique("Aiko"));
    String mark = Guest.unique("markdown");
    aiko.say(
        mark
            + " [wiki](https://wiki.example/a?b=1&c=2) https://plain.example/x <mailto:a@b.example>"
            + " [no](javascript:alert(1)) [nor](data:text/html,x) [file](file:///etc/passwd)"
            + " ![diagram](https://img.example/d.png)\n\n"
            + "```js\nif (a < b && c) alert(\"<b>\");\n```\n\n"
            + "`in <i>line</i>`\n\n"
            + "| left | right |\n|---|---|\n| <b>1</b> | `2` |\n");
    aiko.hasSentAll();
    Locator body = aiko.find(".message__body").filter(new Locator.FilterOptions().setHasText(mark));
    assertThat(body).hasCount(1);
    assertThat(
            body.locator("a").all().stream()
                .map(link -> link.textContent() + " " + link.getAttribute("href"))
                .toList())
        .containsExactly(
            "wiki https://wiki.example/a?b=1&c=2",
            "https://plain.example/x https://plain.example/x",
            "mailto:a@b.example mailto:a@b.example",
            "diagram https://img.example/d.png");
    for (Locator link : body.locator("a").all()) {
      assertThat(link).hasAttribute("rel", "noopener noreferrer nofollow");
      assertThat(link).hasAttribute("target", "_blank");
    }
    assertThat(body).containsText("no nor file");
    assertThat(body.locator("img")).hasCount(0);
    assertThat(body.locator("pre code").textContent())
        .isEqualTo("if (a < b && c) alert(\"<b>\");\n");
    assertThat(body.locator(":not(pre) > code").first()).hasText("in <i>line</i>");
    assertThat(body.locator("th").allTextContents()).containsExactly("left", "right");
    assertThat(body.locator("td").allTextContents()).containsExactly("<b>1</b>", "2");
    assertNoIntruder(aiko);
  }

  private static void assertNoIntruder(Window window) {
    assertThat((List<?>) window.page().evaluate(INTRUDERS)).isEmpty();
  }

  private static URI page() {
    return SERVER.baseUri();
  }
}
