package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.junit.jupiter.api.Test;

/** What the server refuses is said at its field; and fields that save one the typing. */
class PageFormsIT extends PageWithPeople {
  @Test
  void whatTheServerRefusesIsSaidAtItsField() {
    Window aiko = signedIn("Aiko");
    aiko.rests();
    String name = text("Taken");
    aiko.createRoom(name, "Everybody");
    aiko.find(".rooms__header .icon-button").first().click();
    aiko.find(".popup-menu").getByText("New room").click();
    Locator field = aiko.dialog().getByLabel("Name");
    field.fill(name);
    aiko.dialog().locator("button[type=submit]").click();
    assertThat(aiko.find("#room-name-error")).containsText("a room of this name already");
    assertThat(field).hasAttribute("aria-invalid", "true");
    assertThat(field).hasAttribute("aria-describedby", "room-name-error");
    assertThat(field).isFocused();
    assertThat(aiko.find(".toast")).hasCount(0);
    String other = text("Free");
    field.fill(other);
    assertThat(aiko.find("#room-name-error")).hasCount(0);
    aiko.dialog().locator("button[type=submit]").click();
    assertThat(aiko.find(".room-header__name")).hasText(other);

    aiko.find(".account__button").click();
    aiko.find(".menu__item").getByText("Profile").click();
    aiko.dialog().getByLabel("Name that others see").fill("room");
    aiko.dialog().locator("button[type=submit]").click();
    assertThat(aiko.find("#profile-name-error")).containsText("tells you apart");
    aiko.page().keyboard().press("Escape");
  }

  @Test
  void aRoomWithThreePeopleIsMadeByKeysFromTheSwitcher() {
    List<String> people =
        Stream.of("Mei", "Ken", "Lena")
            .map(name -> Guest.signIn(page(), Guest.unique(name)).name())
            .toList();
    Window aiko = signedIn("Aiko");
    aiko.rests();
    Keyboard keyboard = aiko.page().keyboard();
    String name = text("Launch");
    keyboard.press("Control+k");
    keyboard.type(name);
    assertThat(aiko.dialog().locator(".completion__option")).hasText("New room “" + name + "”");
    keyboard.press("Enter");
    assertThat(aiko.find("#room-name")).hasValue(name);
    assertThat(aiko.find("#room-people")).isFocused();
    for (String person : people) {
      keyboard.type(person);
      keyboard.press("Enter");
      assertThat(aiko.dialog().locator(".chip--set").getByText(person)).isVisible();
      assertThat(aiko.find("#room-people")).hasValue("");
    }
    keyboard.press("Enter");
    assertThat(aiko.find(".room-header__name")).hasText(name);
    aiko.find(".room-header__members").click();
    assertThat(aiko.find(".member")).hasCount(4);
  }

  @Test
  void aDayIsChosenInTheBrowsersFieldAndAPersonNamesTheirDirectRoom() {
    Guest person = Guest.signIn(page(), Guest.unique("Aiko"));
    Guest other = Guest.signIn(page(), Guest.unique("Mei Lin"));
    String said = text("between");
    try (ChatClient aikos = person.connect()) {
      var open = Chats.command("openDirect");
      open.putArray("users").add(other.id());
      String room = Chats.accepted(aikos, open).get("room").asText();
      aikos.awaitAnswer(aikos.post(room, said));
    }
    Window aiko = BROWSERS.openAs(person);
    aiko.page().navigate(page().toString());
    assertThat(aiko.find(".room-link")).hasCount(2);
    aiko.rests();
    aiko.page().keyboard().press("Control+Shift+F");
    Locator field = aiko.find("#search-field");
    field.fill("between in:@mei");
    assertThat(aiko.find(".search__names .completion__option")).hasCount(1);
    field.press("Enter");
    assertThat(field).hasValue("between in:\"@" + other.name() + "\" ");
    assertThat(aiko.find(".hit")).hasCount(1);

    String today = LocalDate.now(ZoneId.of("Asia/Tokyo")).toString();
    aiko.find(".details .chip").getByText("When…").click();
    aiko.find(".popup-menu").getByText("Choose a day…").click();
    assertThat(aiko.find(".search__day input")).isFocused();
    aiko.find(".search__day input").fill(today);
    aiko.find(".search__day select").selectOption("Since");
    aiko.find(".search__day button[type=submit]").click();
    assertThat(field).hasValue("between in:\"@" + other.name() + "\" after:" + today + " ");
    assertThat(aiko.find(".hit")).hasCount(1);
    assertThat(aiko.find(".search__day")).isHidden();
    aiko.find(".chip--set").getByText("Since: " + today).click();
    assertThat(field).hasValue("between in:\"@" + other.name() + "\"");
  }
}
