package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hiroba.blackbox.Guest;
import org.junit.jupiter.api.Test;

/** What the first view does without and the page fetches for whoever asks for it. */
class PageOnDemandIT extends PageWithPeople {
  private static final String DIALOGS_AND_DETAILS = "**/js/features/*/d*-*.js";

  @Test
  void isSaidToBeMissingAndOpensOnceItCanBeHad() {
    Window aiko = BROWSERS.open(page());
    aiko.page().route(DIALOGS_AND_DETAILS, Route::abort);
    aiko.signIn(Guest.unique("Aiko"));
    aiko.page().keyboard().press("Control+k");
    assertThat(aiko.find(".toast"))
        .hasText(
            "This part of the page could not be loaded. Please check your network and try again,"
                + " or reload the page.");
    assertThat(aiko.dialog()).hasCount(0);
    aiko.find(".room-header").getByLabel("People and details").click();
    assertThat(aiko.find(".details__body"))
        .hasText("This could not be loaded. Please close and open it again.");
    aiko.page().unroute(DIALOGS_AND_DETAILS);
    aiko.find(".details__header button").click();
    aiko.find(".room-header").getByLabel("People and details").click();
    assertThat(aiko.find(".details .member")).not().hasCount(0);
    aiko.page().keyboard().press("Control+k");
    assertThat(aiko.dialog()).hasCount(1);
  }

  @Test
  void opensOnceAfterAllHoweverOftenItIsAskedFor() {
    List<Route> held = new CopyOnWriteArrayList<>();
    Window aiko = BROWSERS.open(page());
    aiko.page().route("**/js/features/room/dialog-switcher.js", held::add);
    aiko.page().route("**/js/features/search/details-search.js", held::add);
    aiko.signIn(Guest.unique("Aiko"));
    aiko.find(".room-header").getByLabel("Search").click();
    assertThat(aiko.find(".details__body")).hasText("Loading…");
    aiko.page().keyboard().press("Control+k");
    aiko.page().keyboard().press("Control+k");
    aiko.page().waitForCondition(() -> held.size() == 2);
    assertThat(aiko.dialog()).hasCount(0);
    held.forEach(Route::resume);
    assertThat(aiko.dialog()).hasCount(1);
    assertThat(aiko.find("#search-field")).isVisible();
    aiko.page().keyboard().press("Escape");
    assertThat(aiko.dialog()).hasCount(0);
  }

  @Test
  void isThereWithoutAServerOnceThePageHasRested() {
    Window aiko = signedIn("Aiko");
    aiko.rests();
    aiko.offline(true);
    aiko.page().keyboard().press("Control+k");
    assertThat(aiko.dialog()).isVisible();
    aiko.page().keyboard().press("Escape");
    aiko.find(".account__button").click();
    aiko.find("#account-menu").getByText("Profile and status").click();
    assertThat(aiko.dialog().locator("#profile-name")).isVisible();
  }
}
