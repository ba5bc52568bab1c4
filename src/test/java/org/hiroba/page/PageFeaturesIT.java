package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.junit.jupiter.api.Test;

/** Rooms, people and what can be done with a message. */
class PageFeaturesIT extends PageWithPeople {
  @Test
  void editsOnesLastMessageWithTheArrowKey() {
    Window aiko = signedIn("Aiko");
    Window ben = signedIn("Ben");
    String first = text("frist");
    aiko.say(first);
    ben.sees(first);
    aiko.hasSentAll();
    aiko.composer().press("ArrowUp");
    assertThat(aiko.composer()).hasValue(first);
    String better = text("first");
    aiko.composer().fill(better);
    aiko.composer().press("Enter");
    ben.sees(better);
    assertThat(ben.message(better)).containsText("(edited)");
    assertThat(ben.message(first)).hasCount(0);
  }

  @Test
  void givesTheDraftBackAfterAnEditIsGivenUp() {
    Window aiko = signedIn("Aiko");
    String said = text("said");
    aiko.say(said);
    aiko.hasSentAll();
    aiko.act(said, "Reply");
    aiko.composer().fill("half a sentence");
    aiko.act(said, "Edit");
    assertThat(aiko.composer()).hasValue(said);
    aiko.composer().press("Escape");
    assertThat(aiko.composer()).hasValue("half a sentence");
  }

  @Test
  void deletesOnlyAfterAsking() {
    Window aiko = signedIn("Aiko");
    Window ben = signedIn("Ben");
    String said = text("regret");
    aiko.say(said);
    ben.sees(said);
    aiko.hasSentAll();
    aiko.more(said, "Delete");
    aiko.dialog().getByText("Cancel").click();
    aiko.sees(said);
    aiko.more(said, "Delete");
    aiko.dialog().getByText("Delete", exactly()).click();
    assertThat(ben.message(said)).hasCount(0);
    assertThat(ben.find(".message--deleted").last()).containsText("This message was deleted.");
  }

  @Test
  void reactsAndTakesItBack() {
    Window aiko = signedIn("Aiko");
    Window ben = signedIn("Ben");
    String said = text("good news");
    aiko.say(said);
    ben.sees(said);
    aiko.hasSentAll();
    ben.act(said, "React with 🎉");
    Locator reaction = aiko.message(said).locator(".reaction[aria-pressed]");
    assertThat(reaction).containsText("🎉1");
    reaction.click();
    assertThat(ben.message(said).locator(".reaction[aria-pressed]")).containsText("🎉2");
    ben.message(said).locator(".reaction[aria-pressed=true]").click();
    assertThat(reaction).containsText("🎉1");
  }

  @Test
  void countsAReactionOfManyAndNamesThemWhenAsked() {
    Guest aiko = Guest.signIn(page(), Guest.unique("Aiko"));
    Guest ben = Guest.signIn(page(), Guest.unique("Ben"));
    String said = text("good news for many");
    try (ChatClient host = aiko.connect()) {
      String room = Chats.createRoom(host, Guest.unique("News"), "public");
      long seq =
          Chats.accepted(host, Chats.command("post").put("room", room).put("text", said))
              .get("seq")
              .asLong();
      Chats.invite(host, room, ben.id());
      react(host, room, seq);
      for (int i = 0; i < 21; i++) {
        reactAsNewcomer(room, seq);
      }
      Window window = BROWSERS.openAs(ben);
      window.page().navigate(page() + "#/r/" + room);
      Locator reaction = window.message(said).locator(".reaction[aria-pressed]");
      assertThat(reaction).containsText("🎉22");
      assertThat(reaction).hasAttribute("title", Pattern.compile("and 2 more$"));
      reaction.click();
      assertThat(reaction).containsText("🎉23");
      reactAsNewcomer(room, seq);
      assertThat(reaction).containsText("🎉24");
      window.reload();
      assertThat(reaction).containsText("🎉24");
      assertThat(reaction).hasAttribute("aria-pressed", "true");
      window.more(said, "Who reacted");
      assertThat(window.dialog().locator("li")).hasCount(24);
      window.screenshot("who-reacted");
      window.page().keyboard().press("Escape");
      reaction.click();
      assertThat(reaction).containsText("🎉23");
      assertThat(reaction).hasAttribute("aria-pressed", "false");
    }
  }

  @Test
  void completesAnEmojiFromItsName() {
    Window aiko = signedIn("Aiko");
    aiko.composer().pressSequentially(":part");
    assertThat(aiko.find(".completion__option").first()).containsText("🎉");
    aiko.composer().press("Tab");
    assertThat(aiko.composer()).hasValue("🎉 ");
  }

  private static void reactAsNewcomer(String room, long seq) {
    try (ChatClient socket = Guest.signIn(page(), Guest.unique("Cai")).connect()) {
      Chats.accepted(socket, Chats.command("joinRoom").put("room", room));
      react(socket, room, seq);
    }
  }

  private static void react(ChatClient socket, String room, long seq) {
    Chats.accepted(
        socket,
        Chats.command("react")
            .put("room", room)
            .put("target", seq)
            .put("emoji", "🎉")
            .put("on", true));
  }

  @Test
  void answersWithAQuoteThatLeadsBack() {
    Window aiko = signedIn("Aiko");
    Window ben = signedIn("Ben");
    String question = text("question");
    aiko.say(question);
    ben.sees(question);
    ben.act(question, "Reply");
    String answer = text("answer");
    ben.say(answer);
    Locator quote = aiko.message(answer).locator(".quote");
    assertThat(quote).containsText(question);
    quote.click();
    assertThat(aiko.message(question)).hasClass(Pattern.compile(".*message--found.*"));
  }

  @Test
  void tellsWhoIsWriting() {
    Window aiko = signedIn("Aiko");
    String ben = Guest.unique("Ben");
    Window bens = BROWSERS.open(page()).signIn(ben);
    // News of it last five seconds and may be dropped; whoever writes on is in the news again.
    await()
        .atMost(Duration.ofMillis((long) Browsers.WAIT_MILLIS))
        .untilAsserted(
            () -> {
              bens.composer().pressSequentially("hm");
              assertThat(aiko.find(".typing").innerText()).isEqualTo(ben + " is writing…");
            });
    bens.composer().fill(text("done"));
    bens.composer().press("Enter");
    assertThat(aiko.find(".typing")).hasText("");
  }

  @Test
  void namesWhoWritesAndReactsInARoomOfMoreThanAListHolds() {
    for (int i = 0; i < 205; i++) {
      Guest.signIn(page(), Guest.unique("Abel"));
    }
    Window aiko = signedIn("Aiko");
    String said = text("who is that?");
    aiko.say(said);
    aiko.hasSentAll();
    Guest zoe = Guest.signIn(page(), Guest.unique("Zoe"));
    try (ChatClient socket = zoe.connect()) {
      long seq =
          socket
              .ask(Chats.command("history").put("room", "lobby").put("limit", 1))
              .at("/messages/0/seq")
              .asLong();
      // News of it last five seconds and may be dropped.
      await()
          .atMost(Duration.ofMillis((long) Browsers.WAIT_MILLIS))
          .untilAsserted(
              () -> {
                socket.send(Chats.command("typing").put("room", "lobby"));
                assertThat(aiko.find(".typing").innerText()).isEqualTo(zoe.name() + " is writing…");
              });
      aiko.reload();
      aiko.sees(said);
      react(socket, "lobby", seq);
      assertThat(aiko.message(said).locator(".reaction[aria-pressed]"))
          .hasAttribute("title", "🎉 from " + zoe.name());
    }
  }

  @Test
  void createsARoomThatOthersFindAndJoin() {
    Window aiko = signedIn("Aiko");
    Window ben = signedIn("Ben");
    String room = text("Tea");
    aiko.createRoom(room, "Everybody");
    assertThat(aiko.find(".room-header__name")).hasText(room);
    String said = text("Green or black?");
    aiko.say(said);
    aiko.hasSentAll();
    ben.joinRoom(room);
    ben.sees(said);
    ben.say(text("Both"));
    ben.hasSentAll();
  }

  @Test
  void hidesAPrivateRoomUntilOneIsInvited() {
    Window aiko = signedIn("Aiko");
    String ben = Guest.unique("Ben");
    Window bens = BROWSERS.open(page()).signIn(ben);
    String room = text("Surprise");
    aiko.createRoom(room, "Only invited people");
    aiko.say(text("Not a word to Otto"));
    aiko.hasSentAll();
    assertThat(bens.find(".room-link").getByText(room)).hasCount(0);
    aiko.find(".room-header").getByLabel("People and details").click();
    aiko.find(".details").getByText("Invite").click();
    aiko.dialog().getByPlaceholder("Find people").fill(ben);
    aiko.dialog().getByLabel(ben).check();
    aiko.dialog().getByText("Done").click();
    assertThat(bens.find(".room-link").getByText(room)).isVisible();
    assertThat(aiko.find(".details")).containsText(ben);
  }

  @Test
  void writesToAPersonDirectlyAndCallsThem() {
    String aiko = Guest.unique("Aiko");
    Window aikos = BROWSERS.open(page()).signIn(aiko);
    String ben = Guest.unique("Ben");
    Window bens = BROWSERS.open(page()).signIn(ben);
    bens.say(text("hello"));
    aikos.page().keyboard().press("Control+k");
    aikos.dialog().getByRole(AriaRole.COMBOBOX).fill(ben);
    assertThat(aikos.dialog().locator(".completion__option")).hasCount(1);
    aikos.page().keyboard().press("Enter");
    assertThat(aikos.find(".room-header__name")).hasText(ben);
    String said = text("Do you have a minute?");
    aikos.say(said);
    aikos.hasSentAll();
    Locator link = bens.find(".room-link").filter(new Locator.FilterOptions().setHasText(aiko));
    assertThat(link).containsText("1 unread message");
    assertThat(bens.page()).hasTitle(Pattern.compile("^\\(1\\) .*"));
    assertThat(bens.find("#icon")).hasAttribute("href", "icons/hiroba-mention.svg");
    link.click();
    bens.sees(said);
    assertThat(link).not().containsText("unread");
    assertThat(bens.page()).not().hasTitle(Pattern.compile("^\\(1\\) .*"));
  }

  @Test
  void mentionsAPersonWhoIsChosenFromTheList() {
    String ben = Guest.unique("Ben");
    Window bens = BROWSERS.open(page()).signIn(ben);
    bens.say(text("hello"));
    Window aiko = signedIn("Aiko");
    aiko.composer().pressSequentially("see @" + ben.substring("Ben ".length()));
    Locator option = aiko.find(".composer .completion__option").getByText(ben);
    assertThat(option).isVisible();
    option.click();
    assertThat(aiko.composer()).hasValue("see @" + ben + " ");
    aiko.composer().press("Enter");
    assertThat(bens.find(".message--for-me .mention--me")).hasText("@" + ben);
  }

  @Test
  void findsAMessageAndShowsItInItsPlace() {
    Window aiko = signedIn("Aiko");
    String word = "quokka" + Guest.unique("").strip();
    aiko.say("the " + word + " is small");
    for (int i = 0; i < 120; i++) {
      aiko.say("noise " + i);
    }
    aiko.hasSentAll();
    aiko.reload();
    aiko.sees("noise 119");
    aiko.page().keyboard().press("Control+Shift+F");
    aiko.find("#search-field").fill(word);
    Locator hit = aiko.find(".hit");
    assertThat(hit).hasCount(1);
    hit.click();
    assertThat(aiko.message("the " + word + " is small")).isInViewport();
    aiko.screenshot("search-in-context");
    aiko.find(".pill").click();
    assertThat(aiko.message("noise 119").last()).isInViewport();
  }

  @Test
  void followsALinkToAMessageLongAgo() {
    Window aiko = signedIn("Aiko");
    String said = text("long ago");
    aiko.say(said);
    aiko.hasSentAll();
    aiko.more(said, "Copy link");
    assertThat(aiko.find(".toast")).containsText("The link is copied.");
    Object link = aiko.page().evaluate("() => navigator.clipboard.readText()");
    for (int i = 0; i < 120; i++) {
      aiko.say("noise " + i);
    }
    String latest = text("latest");
    aiko.say(latest);
    aiko.hasSentAll();
    Window reader = signedIn("Ben");
    reader.sees(latest);
    assertThat(reader.message(said)).hasCount(0);
    reader.page().navigate(link.toString());
    assertThat(reader.message(said)).isInViewport();
    assertThat(reader.message(said)).hasClass(Pattern.compile(".*message--found.*"));
    reader.screenshot("permalink");
    reader.find(".pill").click();
    assertThat(reader.message(latest)).isInViewport();
    // Nor need one wait until the page is there: the link may be what opens it.
    Window late = BROWSERS.open(URI.create(link.toString())).signIn(Guest.unique("Kim"));
    assertThat(late.message(said)).isInViewport();
  }

  @Test
  void sharesWhatWasReadBetweenTabs() {
    Window aiko = signedIn("Aiko");
    Window ben = signedIn("Ben");
    String room = text("Shared");
    aiko.createRoom(room, "Everybody");
    ben.joinRoom(room);
    aiko.find(".room-link").first().click();
    Window tab = BROWSERS.tabBeside(aiko);
    Locator there = tab.find(".room-link").filter(new Locator.FilterOptions().setHasText(room));
    ben.say(text("news"));
    assertThat(there).containsText("1 unread message");
    aiko.find(".room-link").filter(new Locator.FilterOptions().setHasText(room)).click();
    assertThat(there).not().containsText("unread");
  }

  private static Locator.GetByTextOptions exactly() {
    return new Locator.GetByTextOptions().setExact(true);
  }

  @Test
  void letsTheOwnerOfARoomDeleteWhatOthersSaidThere() {
    Window aiko = signedIn("Aiko");
    String bens = Guest.unique("Ben");
    Window ben = BROWSERS.open(page()).signIn(bens);
    String room = text("Owned");
    aiko.createRoom(room, "Everybody");
    ben.joinRoom(room);
    String owners = text("by the owner");
    String said = text("not here, please");
    aiko.say(owners);
    ben.say(said);
    ben.sees(owners);
    aiko.sees(said);
    ben.act(owners, "More actions");
    assertThat(ben.find(".popup-menu")).not().containsText("Delete");
    ben.page().keyboard().press("Escape");
    aiko.more(said, "Delete");
    assertThat(aiko.dialog()).containsText("Delete this message by " + bens + "?");
    aiko.dialog().getByText("Delete", exactly()).click();
    assertThat(aiko.message(said)).hasCount(0);
    assertThat(ben.message(said)).hasCount(0);
    assertThat(ben.find(".message--deleted")).hasCount(1);
  }
}
