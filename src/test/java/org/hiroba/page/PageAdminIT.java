package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.HirobaProcess;
import org.hiroba.blackbox.Http;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The administration page: every view, from the keyboard, in both languages, with hostile texts.
 */
class PageAdminIT {
  private static final String PASSWORD = "four plain words here";
  private static final int MOST_BYTES = 120 * 1024;
  private static final List<String> VIEWS =
      List.of("overview", "people", "invitations", "rooms", "tokens", "audit", "settings");
  private static final ObjectMapper JSON = new ObjectMapper();

  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  @TempDir(cleanup = CleanupMode.ALWAYS)
  static Path folder;

  private static HirobaProcess server;
  private static Guest root;

  @BeforeAll
  static void start() throws IOException {
    Path home = folder.resolve("home");
    server =
        HirobaProcess.start(
            home,
            Map.of(
                "hiroba.auth", "local",
                "hiroba.limits.commands-per-second", "0",
                "hiroba.limits.sign-ins-per-minute", "0"));
    String token = Files.readString(home.resolve("setup-token")).strip();
    root =
        comeIn(
            "api/v1/setup",
            Map.of(
                "setupToken", token, "name", "root", "displayName", "Aiko", "password", PASSWORD));
    for (String name : List.of("ann", "bob", "cat")) {
      person(name, "member");
    }
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  private static Guest comeIn(String path, Map<String, String> body) {
    Http http = new Http(server.baseUri());
    HttpResponse<String> answer = http.postJson(path, JSON.valueToTree(body).toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    return new Guest(http, cookie, read(answer.body()).get("user"));
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new AssertionError(json, e);
    }
  }

  private static JsonNode person(String name, String role) {
    HttpResponse<String> made =
        root.send(
            "POST",
            "api/v1/users",
            JSON.createObjectNode()
                .put("name", name)
                .put("role", role)
                .put("password", PASSWORD)
                .toString(),
            "Content-Type",
            "application/json");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return read(made.body());
  }

  private static Guest signIn(String name) {
    return comeIn("api/v1/session", Map.of("name", name, "password", PASSWORD));
  }

  private static Window open(Guest who, String place) {
    Window window = BROWSERS.openAs(who);
    window.page().navigate(server.baseUri() + "admin" + place);
    return window;
  }

  private static void shows(Window window, String title) {
    assertThat(window.find("h1:visible")).hasText(title);
  }

  private static void check(Window window, String view) {
    assertThat(Axe.violations(window.page())).as(view).isEmpty();
    Object sticksOut =
        window
            .page()
            .evaluate(
                "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(sticksOut).as(view + " is as wide as the window").isEqualTo(0);
  }

  private static void settled(Window window) {
    assertThat(window.find("main [aria-busy=true]:visible")).hasCount(0);
    window.page().waitForLoadState(LoadState.NETWORKIDLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark", "forced"})
  void breaksNoRuleOnAnyViewAndSheet(String scheme) {
    Window window = open(root, "");
    if (scheme.equals("forced")) {
      // As with the high contrast of Windows.
      window
          .page()
          .emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
    } else {
      window.page().evaluate("(theme) => (document.documentElement.dataset.theme = theme)", scheme);
    }
    String ann = read(root.get("api/v1/users?q=ann").body()).at("/users/0/id").asText();
    for (String place :
        List.of(
            "overview",
            "people",
            "people/" + ann,
            "people/gone",
            "invitations",
            "rooms",
            "rooms/lobby",
            "tokens",
            "audit",
            "settings",
            "people/nobody")) {
      window.page().evaluate("(place) => (location.hash = place)", place);
      settled(window);
      assertThat(window.find("h1:visible")).hasCount(1);
      check(window, place);
      window.screenshot("admin-" + place.replace(ann, "ann").replace('/', '-') + "-" + scheme);
    }
    window.page().evaluate("() => (location.hash = 'invitations?new=1')");
    assertThat(window.dialog()).isVisible();
    check(window, "a dialog");
    // The sheet of nobody was looked for on purpose.
    window.takeMishaps();
  }

  @ParameterizedTest
  @ValueSource(ints = {390, 320})
  void fitsAJapanesePhone(int width) {
    Window window = BROWSERS.open(server.baseUri(), Look.phone().sized(width, 640).japanese());
    window.page().navigate(server.baseUri() + "admin#people?role=admin");
    // Whoever comes by a link signs in, and then is where it leads.
    window.page().fill("#name", "root");
    window.page().fill("#password", PASSWORD);
    window.page().press("#password", "Enter");
    shows(window, "ユーザー");
    assertThat(window.find("tbody tr")).hasCount(1);
    for (String view : VIEWS) {
      window.find(".admin__menu").click();
      window.find(".admin__nav a[href='#" + view + "']").click();
      settled(window);
      assertThat(window.find("h1:visible")).hasCount(1);
      assertThat(window.find("main")).not().containsText("admin.");
      check(window, view + " at " + width);
      window.screenshot("admin-" + view + "-" + width + "-ja");
    }
  }

  @Test
  void letsAPersonBeFoundDisabledAndEnabledByKeyboardAlone() {
    person("dora", "member");
    Window window = open(root, "#people");
    Page page = window.page();
    Keyboard keyboard = page.keyboard();
    shows(window, "People");
    tabTo(window, "input[type=search]");
    keyboard.type("dor");
    assertThat(window.find("tbody tr")).hasCount(1);
    assertThat(page).hasURL(java.util.regex.Pattern.compile(".*admin#people\\?q=dor$"));
    tabTo(window, ".admin-person");
    keyboard.press("Enter");
    assertThat(window.find("h1:visible")).isFocused();
    shows(window, "dora");
    tabTo(window, "#person-state");
    keyboard.press("Enter");
    assertThat(window.dialog()).containsText("Messages stay under the name.");
    tabTo(window, "dialog button[type=submit]");
    keyboard.press("Enter");
    assertThat(window.dialog()).hasCount(0);
    assertThat(window.find(".toast").last()).hasText("The account is disabled.");
    assertThat(window.find("#person-state")).hasText("Enable");
    assertThat(window.find("#person-state")).isFocused();
    page.reload();
    shows(window, "dora");
    assertThat(window.find(".admin-head .admin-tag--disabled")).hasText("Disabled");
    page.goBack();
    assertThat(window.find("tbody tr")).hasCount(1);
    assertThat(window.find("tbody .admin-tag--disabled")).hasCount(1);
    assertThat(window.find("input[type=search]:visible")).hasValue("dor");
    tabTo(window, ".admin-person");
    keyboard.press("Enter");
    shows(window, "dora");
    page.goBack();
    // Back from the sheet to its row.
    assertThat(window.find("tbody .admin-person")).isFocused();
  }

  private static void tabTo(Window window, String selector) {
    for (int i = 0; i < 60; i++) {
      boolean there =
          (boolean)
              window
                  .page()
                  .evaluate("(selector) => document.activeElement.matches(selector)", selector);
      if (there) {
        return;
      }
      window.page().keyboard().press("Tab");
    }
    throw new AssertionError("The keyboard does not come to " + selector);
  }

  @Test
  void keepsWhatAPersonWroteUntilTheHoldIsReleased() {
    Window window = open(root, "#people/" + root.id());
    shows(window, "Aiko");
    window.find("#person-hold").click();
    assertThat(window.dialog()).containsText("is deleted for its age");
    window.dialog().locator("button[type=submit]").click();
    assertThat(window.find(".toast").last()).hasText("Their messages are on hold.");
    assertThat(window.find(".admin-facts").first()).containsText("since");
    assertThat(window.find("#person-hold")).hasText("Release the hold");
    assertThat(window.find("#person-hold")).isFocused();
    window.find("#person-hold").click();
    window.dialog().locator("button[type=submit]").click();
    assertThat(window.find("#person-hold")).hasText("Put on hold");
    window.takeMishaps();
  }

  @Test
  void saysWhatTheServerRefusesAndKeepsTheDialog() {
    Window window = open(root, "#people/" + root.id());
    shows(window, "Aiko");
    window.find("#person-state").click();
    assertThat(window.dialog()).containsText("This is your own account.");
    window.dialog().locator("button[type=submit]").click();
    assertThat(window.dialog().getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
        .containsText("This is the last administrator who can sign in");
    window.page().keyboard().press("Escape");
    window.find("#person-erase").click();
    window.page().fill("#confirm-name", "somebody");
    window.dialog().locator("button[type=submit]").click();
    assertThat(window.dialog()).containsText("This is not the same.");
    window.page().keyboard().press("Escape");
    assertThat(window.find("#person-erase")).isFocused();
    window.takeMishaps();
  }

  @Test
  void invitesByALinkThatIsShownOnceAndWithdrawsIt() {
    Window window = open(root, "#invitations");
    window.find("header .button--primary").click();
    window.page().fill("#invite-uses", "3");
    window.dialog().locator("button[type=submit]").click();
    assertThat(window.find("#link-to-pass-on")).isFocused();
    String link = window.find("#link-to-pass-on").inputValue();
    assertThat(link).startsWith(server.baseUri().toString()).contains("#/invite/");
    window.page().keyboard().press("Escape");
    assertThat(window.find("tbody tr")).hasCount(1);
    assertThat(window.find("tbody tr")).containsText("3 people");
    // Whoever opens it makes an account, and is welcomed once.
    Window eve = BROWSERS.open(URI.create(link));
    eve.page().fill("#entry-name", "eve");
    eve.page().fill("#entry-password", PASSWORD);
    eve.page().press("#entry-password", "Enter");
    assertThat(eve.find("#welcome-title")).hasText("Welcome, eve");
    assertThat(Axe.violations(eve.page())).isEmpty();
    eve.screenshot("welcome");
    eve.page().getByText("Got it").click();
    assertThat(eve.composer()).isFocused();
    eve.reload();
    eve.page().waitForLoadState(LoadState.NETWORKIDLE);
    assertThat(eve.find("#welcome-title")).hasCount(0);
    window.find("tbody button").click();
    window.dialog().locator("button[type=submit]").click();
    assertThat(window.find("tbody tr")).hasCount(0);
    assertThat(window.find(".admin-state__title")).hasText("No invitation is open");
    assertThat(window.find("h1:visible")).isFocused();
  }

  @Test
  void isForAdministratorsAloneAndSaysSoWhenTheyAreOneNoMore() {
    Guest ann = signIn("ann");
    Window window = open(ann, "");
    shows(window, "This page is for administrators");
    assertThat(Axe.violations(window.page())).isEmpty();
    window.takeMishaps();
    window.find(".gate__button").click();
    assertThat(window.composer()).isVisible();
    menuOpens(window, 0);
    role(ann, "admin");
    menuOpens(window, 1);
    Window admin = open(ann, "#rooms");
    shows(admin, "Rooms");
    role(ann, "member");
    admin.find(".admin__nav a[href='#tokens']").click();
    assertThat(admin.find(".admin-notice--end")).containsText("no longer an administrator");
    assertThat(admin.find(".admin-notice--end a")).isFocused();
    menuOpens(window, 0);
    admin.takeMishaps();
  }

  /** The chat's own menu, each time it is opened, shows the way to this page or does not. */
  private static void menuOpens(Window window, int ways) {
    Page page = window.page();
    page.waitForCondition(
        () -> {
          window.find(".account__button").click();
          int found = window.find("#account-menu a[href=admin]").count();
          page.keyboard().press("Escape");
          return found == ways;
        });
  }

  private static void role(Guest who, String role) {
    assertThat(
            root.send(
                    "PATCH",
                    "api/v1/users/" + who.id(),
                    "{\"role\":\"" + role + "\"}",
                    "Content-Type",
                    "application/json")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void showsHostileTextsAsTexts() {
    Window window = BROWSERS.openAs(root);
    List<String> texts = HostileTexts.all();
    window.page().route("**/api/v1/users*", route -> answer(route, "users", texts, this::person));
    window.page().route("**/api/v1/rooms*", route -> answer(route, "rooms", texts, this::room));
    window.page().route("**/api/v1/tokens*", route -> answer(route, "tokens", texts, this::token));
    window
        .page()
        .route("**/api/v1/audit", route -> answer(route, "entries", texts, PageAdminIT::entry));
    window
        .page()
        .route("**/api/v1/settings", route -> answer(route, "settings", texts, PageAdminIT::set));
    window.page().navigate(server.baseUri() + "admin#people");
    for (String view : List.of("people", "rooms", "tokens", "audit", "settings")) {
      window.page().evaluate("(view) => (location.hash = view)", view);
      assertThat(window.find("tbody:visible tr")).hasCount(texts.size());
      Object wide =
          window
              .page()
              .evaluate(
                  "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth");
      assertThat(wide).as(view).isEqualTo(true);
      assertThat(window.find("tbody img, tbody script, tbody iframe, tbody form")).hasCount(0);
    }
    window
        .page()
        .evaluate("() => (location.hash = 'people?q=%3Cimg%20src=x%20onerror=alert(1)%3E')");
    shows(window, "People");
  }

  private interface Row {
    ObjectNode of(String text, int number);
  }

  private static void answer(Route route, String field, List<String> texts, Row row) {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode list = answer.putArray(field);
    for (int i = 0; i < texts.size(); i++) {
      list.add(row.of(texts.get(i), i));
    }
    answer.putArray("warnings").add(texts.get(0));
    route.fulfill(
        new Route.FulfillOptions().setContentType("application/json").setBody(answer.toString()));
  }

  private ObjectNode person(String text, int number) {
    ObjectNode person =
        JSON.createObjectNode()
            .put("id", "u" + number + text)
            .put("name", text)
            .put("displayName", text)
            .put("role", "member")
            .put("state", "active")
            .put("twoFactor", false);
    person.putArray("identities");
    return person;
  }

  private ObjectNode room(String text, int number) {
    ObjectNode room =
        JSON.createObjectNode()
            .put("id", "r" + number)
            .put("kind", "public")
            .put("name", text)
            .put("posting", "owners")
            .put("createdAt", "2026-11-21T07:06:00.123Z")
            .put("members", 1)
            .put("messages", 1);
    room.putArray("owners").add(person(text, number));
    return room;
  }

  private ObjectNode token(String text, int number) {
    ObjectNode token =
        JSON.createObjectNode().put("id", "t" + number).put("name", text).put("scope", "read");
    return token.set("user", person(text, number));
  }

  private static ObjectNode entry(String text, int number) {
    return JSON.createObjectNode()
        .put("at", "2026-11-21T07:06:00.123Z")
        .put("actor", text)
        .put("action", number % 2 == 0 ? "room.update" : text)
        .put("target", text)
        .put("address", text)
        .put("detail", text);
  }

  private static ObjectNode set(String text, int number) {
    return JSON.createObjectNode()
        .put("key", "hiroba." + number)
        .put("value", text)
        .put("source", text);
  }

  @Test
  void goesThroughTenThousandPeoplePageByPageAndKeepsTheFocus() {
    Window window = BROWSERS.openAs(root);
    AtomicInteger asked = new AtomicInteger();
    window
        .page()
        .route(
            "**/api/v1/users?*",
            route -> {
              int page = asked.getAndIncrement();
              ObjectNode answer = JSON.createObjectNode();
              ArrayNode list = answer.putArray("users");
              for (int i = 0; i < 100; i++) {
                list.add(person("person " + (page * 100 + i), page * 100 + i));
              }
              if (page < 99) {
                answer.put("cursor", "c" + page);
              }
              route.fulfill(
                  new Route.FulfillOptions()
                      .setContentType("application/json")
                      .setBody(answer.toString()));
            });
    window.page().navigate(server.baseUri() + "admin#people?q=person");
    assertThat(window.find("tbody tr")).hasCount(100);
    for (int page = 2; page <= 100; page++) {
      window.find(".admin-list__more button").press("Enter");
      assertThat(window.find("tbody tr")).hasCount(page * 100);
    }
    assertThat(window.find(".admin-list__more")).isHidden();
    // The button is gone: the focus goes on with the first of the last page.
    assertThat(window.find("#person-u9900person\\ 9900")).isFocused();
  }

  @Test
  void saysThatSomethingCouldNotBeHadAndTriesAgain() {
    Window window = BROWSERS.openAs(root);
    window.page().route("**/api/v1/rooms?*", Route::abort);
    window.page().navigate(server.baseUri() + "admin#rooms");
    assertThat(window.find(".admin-state")).containsText("The server does not answer.");
    check(window, "a failure");
    window.page().unroute("**/api/v1/rooms?*");
    window.find(".admin-state button").click();
    assertThat(window.find("tbody tr")).not().hasCount(0);
  }

  @Test
  void isLight() {
    Window window = BROWSERS.openAs(root);
    AtomicInteger bytes = new AtomicInteger();
    CDPSession devTools = window.devTools();
    devTools.on(
        "Network.loadingFinished",
        event -> bytes.addAndGet(event.get("encodedDataLength").getAsInt()));
    devTools.send("Network.enable");
    window.page().navigate(server.baseUri() + "admin#people");
    shows(window, "People");
    settled(window);
    System.out.println("Administration page: " + bytes + " bytes");
    assertThat(bytes.get()).isPositive().isLessThanOrEqualTo(MOST_BYTES);
  }
}
