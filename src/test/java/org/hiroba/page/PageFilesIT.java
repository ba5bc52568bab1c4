package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.OwnServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files and screenshots in messages: sent in each way, held up, shown, found again. */
class PageFilesIT {
  private static final int MIB = 1 << 20;
  private static final int MOST_MIB = 30;
  private static final String PIECES = "**/api/v1/files/*";

  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  @RegisterExtension
  static final OwnServer SERVER =
      new OwnServer(
          Map.of(
              "hiroba.limits.posts-per-second",
              "0",
              "hiroba.files.max-bytes",
              MOST_MIB + "M",
              "hiroba.files.min-free",
              "0"));

  static Stream<Look> looks() {
    return Stream.of(Look.laptop(), Look.phone())
        .flatMap(look -> Stream.of(look, look.dark().japanese()));
  }

  @Test
  void aPastedScreenshotIsDescribedSentAndSeenByOthers() {
    Window aiko = signedIn("Aiko");
    Window ben = signedIn("Ben");
    String about = Guest.unique("A square in two colours");
    pasteScreenshot(aiko, TwoColours.png(2_000, 1_000));
    assertThat(aiko.find(".tray__name"))
        .hasText(Pattern.compile("screenshot \\d{4}-\\d\\d-\\d\\d \\d\\d-\\d\\d\\.png"));
    aiko.find(".tray__alt").fill(about);
    aiko.find(".tray__alt").press("Enter");
    assertThat(aiko.composer()).isFocused();
    aiko.composer().press("Enter");
    assertThat(aiko.find(".tray")).isHidden();
    aiko.hasSentAll();
    Locator picture = ben.find("img.picture__image").last();
    assertThat(picture).hasAttribute("alt", about);
    assertThat(picture).hasJSProperty("complete", true);
    assertThat((int) picture.evaluate("image => image.naturalWidth")).isPositive();
    // Twice as wide as high, before and after it came.
    assertThat(picture.boundingBox().width / picture.boundingBox().height).isBetween(1.95, 2.05);
    // There is no text, and so no empty line for it.
    assertThat(ben.find("hiroba-message").last().locator(".message__body")).isHidden();
    aiko.assertHarmless();
    ben.assertHarmless();
  }

  @Test
  void filesDroppedAnywhereGoWithOneMessageInTheOrderThatWasChosen() {
    Window aiko = signedIn("Aiko");
    drag(aiko, "dragenter");
    assertThat(aiko.find(".room")).hasAttribute("data-drop", "Drop the files here to send them");
    drag(aiko, "drop");
    assertThat(aiko.find(".room[data-drop]")).hasCount(0);
    assertThat(aiko.find(".tray__name")).hasText(new String[] {"one.java", "two_表.zip"});
    aiko.find(".tray__later").first().focus();
    aiko.page().keyboard().press("Enter");
    assertThat(aiko.find(".tray__name")).hasText(new String[] {"two_表.zip", "one.java"});
    String words = Guest.unique("both");
    aiko.say(words);
    aiko.hasSentAll();
    Locator message = aiko.message(words);
    assertThat(message.locator(".file-card__name")).hasText(new String[] {"two_表.zip", "one.java"});
    message.locator(".file-card__show").click();
    assertThat(message.locator(".inside__text code")).hasText("class One {}\n");
    assertThat(message.locator(".inside__text .hljs-keyword")).hasText("class");
    String href = message.locator(".file-card__download").first().getAttribute("href");
    APIResponse saved = aiko.page().request().get(page().resolve(href).toString());
    assertThat(saved.headers().get("content-disposition")).startsWith("attachment");
    assertThat(saved.body()).containsExactly('P', 'K', 3, 4, 0);
    aiko.assertHarmless();
  }

  @Test
  void wordsWinOverAPictureOfThemOnTheClipboard() {
    Window aiko = signedIn("Aiko");
    aiko.rests();
    aiko.composer().focus();
    aiko.page()
        .evaluate(
            """
            () => {
              const data = new DataTransfer();
              data.items.add(new File(["x"], "image.png", { type: "image/png" }));
              data.setData("text/plain", "cells of a sheet");
              const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
              document.activeElement.dispatchEvent(event);
            }
            """);
    aiko.say("settled");
    assertThat(aiko.find(".tray__item")).hasCount(0);
  }

  @Test
  void showsHowFarItIsAndIsPausedGoneOnWithAndGivenUp() {
    Window aiko = signedIn("Aiko");
    List<Route> held = hold(aiko, 1);
    choose(aiko, file("long.bin", 20));
    assertThat(aiko.find(".progress")).hasJSProperty("max", 1);
    assertThat(aiko.find(".progress__words")).containsText("of 21 MB");
    aiko.page().waitForCondition(() -> !held.isEmpty());
    aiko.find(".progress-line").getByLabel("Pause").click();
    assertThat(aiko.find(".progress__words")).hasText("Paused · 8.4 MB of 21 MB");
    String words = Guest.unique("with a long one");
    aiko.say(words);
    assertThat(aiko.message(words).locator(".progress__words")).containsText("Paused");
    // Others overtake it.
    String other = Guest.unique("meanwhile");
    aiko.say(other);
    assertThat(aiko.find(".message--unsent")).hasCount(1);
    aiko.message(words).getByText("Edit", exactly()).click();
    assertThat(aiko.composer()).hasValue(words);
    assertThat(aiko.find(".tray__name")).hasText("long.bin");
    aiko.page().unroute(PIECES);
    aiko.find(".progress-line").getByLabel("Go on").click();
    assertThat(aiko.find(".progress__words")).hasText("21 MB");
    aiko.find(".tray").getByLabel("Remove long.bin").click();
    assertThat(aiko.find(".tray")).isHidden();
    assertThat(aiko.composer()).isFocused();
    aiko.assertHarmless();
  }

  @Test
  void aReloadInTheMiddleGoesOnWhereItWas() {
    Window aiko = signedIn("Aiko");
    List<String> begun = new ArrayList<>();
    aiko.page()
        .onRequest(
            request -> {
              if (request.method().equals("POST") && request.url().endsWith("/files")) {
                begun.add(request.url());
              }
            });
    List<Route> held = hold(aiko, 1);
    choose(aiko, file("through the night.bin", 20));
    String words = Guest.unique("kept over a reload");
    aiko.say(words);
    aiko.page().waitForCondition(() -> !held.isEmpty());
    aiko.page().unroute(PIECES);
    aiko.reload();
    aiko.sees(words);
    aiko.hasSentAll();
    assertThat(aiko.message(words).locator(".file-card__facts")).hasText("BIN · 21 MB");
    assertThat(begun).hasSize(1);
    aiko.reload();
    assertThat(aiko.message(words).locator(".file-card__name")).hasText("through the night.bin");
  }

  @Test
  void waitsWithoutAConnectionAndGoesByItself() {
    Window aiko = signedIn("Aiko");
    aiko.rests();
    aiko.offline(true);
    choose(
        aiko, new FilePayload("notes.txt", "text/plain", "hello".getBytes(StandardCharsets.UTF_8)));
    String words = Guest.unique("from the train");
    aiko.say(words);
    assertThat(aiko.find(".message--unsent")).hasCount(1);
    aiko.offline(false);
    aiko.hasSentAll();
    assertThat(aiko.message(words).locator(".file-card__name")).hasText("notes.txt");
  }

  @Test
  void aDeletedMessageShowsNoneAndItsFileIsGone() {
    Window aiko = signedIn("Aiko");
    Window ben = signedIn("Ben");
    String words = Guest.unique("wrong file");
    choose(aiko, new FilePayload("secret.txt", "text/plain", "x".getBytes(StandardCharsets.UTF_8)));
    aiko.say(words);
    aiko.hasSentAll();
    Locator card = ben.message(words).locator(".file-card__name");
    assertThat(card).hasText("secret.txt");
    String href = ben.message(words).locator(".file-card__download").getAttribute("href");
    ben.find(".room-header__files").click();
    assertThat(ben.find(".room-file__name").first()).hasText("secret.txt");
    aiko.more(words, "Delete");
    aiko.dialog().locator(".button--danger").click();
    assertThat(ben.message(words)).hasCount(0);
    assertThat(ben.find(".timeline").getByText("secret.txt")).hasCount(0);
    assertThat(ben.find(".room-file__name").getByText("secret.txt")).hasCount(0);
    assertThat(ben.page().request().get(page().resolve(href).toString()).status()).isEqualTo(404);
  }

  @Test
  void picturesAreLookedAtByKeys() {
    Window aiko = signedIn("Aiko");
    String words = Guest.unique("three");
    choose(
        aiko, picture("a.png", 300, 200), picture("b.png", 200, 300), picture("c.png", 800, 600));
    aiko.say(words);
    aiko.hasSentAll();
    Locator pictures = aiko.message(words).locator("button.picture");
    assertThat(pictures).hasCount(3);
    pictures.nth(1).focus();
    aiko.page().keyboard().press("Enter");
    Locator viewer = aiko.find("dialog.viewer");
    assertThat(viewer.locator(".viewer__name")).hasText("b.png");
    assertThat(viewer.locator(".viewer__who")).containsText("2 of 3");
    Locator image = viewer.locator(".viewer__image");
    assertThat(image).hasJSProperty("complete", true);
    aiko.page().keyboard().press("ArrowRight");
    assertThat(viewer.locator(".viewer__name")).hasText("c.png");
    aiko.page().keyboard().press("+");
    assertThat(image).hasAttribute("style", Pattern.compile(".*scale\\(1\\.4\\).*"));
    aiko.page().keyboard().press("-");
    assertThat(image).hasAttribute("style", Pattern.compile(".*scale\\(1\\).*"));
    aiko.page().keyboard().press("+");
    aiko.page().keyboard().press("0");
    assertThat(image).hasAttribute("style", Pattern.compile(".*scale\\(1\\).*"));
    aiko.page().keyboard().press("ArrowLeft");
    aiko.page().keyboard().press("ArrowLeft");
    aiko.page().keyboard().press("ArrowLeft");
    assertThat(viewer.locator(".viewer__name")).hasText("a.png");
    aiko.page().keyboard().press("Escape");
    assertThat(viewer).hasCount(0);
    assertThat(pictures.nth(1)).isFocused();
    aiko.assertHarmless();
  }

  @Test
  void theFilesOfARoomAreFoundByKindAndNameAndLeadToTheirMessage() {
    Window aiko = signedIn("Aiko");
    aiko.createRoom(Guest.unique("Plans"), "Everybody");
    aiko.find(".room-header__files").click();
    assertThat(aiko.find(".details__hint")).containsText("No files yet");
    choose(aiko, picture("plan_v1.png", 40, 30));
    aiko.say("the plan");
    // A message waits for its own files, and no other message waits for it.
    aiko.hasSentAll();
    choose(aiko, new FilePayload("costs.txt", "text/plain", "12".getBytes(StandardCharsets.UTF_8)));
    aiko.say("the costs");
    aiko.hasSentAll();
    Locator names = aiko.find(".room-file__name");
    assertThat(names).hasText(new String[] {"costs.txt", "plan_v1.png"});
    aiko.find(".details .chip").getByText("Pictures", exactly()).click();
    assertThat(names).hasText(new String[] {"plan_v1.png"});
    aiko.find(".details .chip").getByText("All", exactly()).click();
    aiko.find(".details").getByLabel("Find by name").fill("cost");
    assertThat(names).hasText(new String[] {"costs.txt"});
    aiko.find(".room-file__link").click();
    assertThat(aiko.find(".message--found")).containsText("the costs");
    // Replies and pins name it, too.
    aiko.act("the plan", "Reply");
    aiko.say("nice");
    assertThat(aiko.message("nice").locator(".quote__text")).containsText("plan_v1.png");
  }

  @Test
  void itIsSaidBeforehandThatAFilmTellsWhereItWasTaken() {
    Window aiko = signedIn("Aiko");
    choose(aiko, picture("square.png", 40, 30), new FilePayload("IMG_1.MOV", "", new byte[] {1}));
    assertThat(aiko.find(".tray__item").first().locator(".tray__hint")).hasCount(0);
    assertThat(aiko.find(".tray__item").last().locator(".tray__hint"))
        .containsText("where and when it was taken");
    aiko.assertHarmless();
  }

  @Test
  void whatIsRefusedIsSaidWithAWayOutAndNothingElseIsLost() {
    Window aiko = signedIn("Aiko");
    aiko.composer().fill("kept");
    aiko.rests();
    choose(
        aiko,
        file("huge.bin", MOST_MIB + 1),
        new FilePayload("empty.txt", "text/plain", new byte[0]),
        picture("fits.png", 40, 30));
    assertThat(aiko.find(".tray__notes"))
        .containsText(Pattern.compile("huge\\.bin.*at most " + MOST_MIB + " MB a file"));
    assertThat(aiko.find(".tray__notes")).containsText("empty.txt");
    assertThat(aiko.find(".tray__hint")).hasCount(0);
    assertThat(aiko.find(".tray__name")).hasText("fits.png");
    assertThat(aiko.composer()).hasValue("kept");
    aiko.page()
        .route(
            "**/api/v1/rooms/*/files",
            route ->
                route.fulfill(
                    new Route.FulfillOptions()
                        .setStatus(507)
                        .setContentType("application/problem+json")
                        .setBody("{\"status\":507,\"code\":\"quota\",\"detail\":\"Full.\"}")));
    choose(aiko, picture("one too many.png", 50, 30));
    assertThat(aiko.find(".progress__trouble").last()).containsText("Delete messages with files");
    aiko.composer().press("Enter");
    assertThat(aiko.find(".toast").last()).containsText("A file could not be sent");
    assertThat(aiko.composer()).hasValue("kept");
    aiko.page().unroute("**/api/v1/rooms/*/files");
    aiko.find(".progress-line").getByLabel("Try again").click();
    aiko.composer().press("Enter");
    assertThat(aiko.find("hiroba-message").last().locator("button.picture")).hasCount(2);
    aiko.hasSentAll();
  }

  @Test
  void anExpiredOrBrokenFileIsSaidCalmly() {
    Window aiko = signedIn("Aiko");
    String words = Guest.unique("soon gone");
    choose(aiko, picture("gone.png", 900, 700));
    aiko.say(words);
    aiko.hasSentAll();
    aiko.page().route(PIECES, route -> route.fulfill(new Route.FulfillOptions().setStatus(404)));
    aiko.page()
        .route(
            PIECES + "/preview", route -> route.fulfill(new Route.FulfillOptions().setStatus(404)));
    aiko.reload();
    assertThat(aiko.message(words).locator(".file-card--gone")).containsText("gone.png");
    assertThat(aiko.message(words).locator("img")).hasCount(0);
  }

  @Test
  void withoutScriptsTheyAreLinks() {
    Window aiko = signedIn("Aiko");
    choose(
        aiko, new FilePayload("plain.txt", "text/plain", "hello".getBytes(StandardCharsets.UTF_8)));
    aiko.composer().press("Enter");
    aiko.hasSentAll();
    Window ben = BROWSERS.openWithoutScripts(page(), Look.laptop());
    ben.page().fill("#name", Guest.unique("Ben"));
    ben.page().press("#name", "Enter");
    Locator link = ben.find(".plain__message").last().locator(".plain__file a");
    assertThat(link).hasText("plain.txt");
    APIResponse file =
        ben.page().request().get(page().resolve(link.getAttribute("href")).toString());
    assertThat(file.text()).isEqualTo("hello");
  }

  @Test
  void nothingOfThemStaysInTheBrowserOfWhoeverSignsOut() {
    Window aiko = signedIn("Aiko");
    choose(aiko, picture("draft.png", 40, 30));
    assertThat(aiko.find(".tray__name")).hasText("draft.png");
    aiko.find(".account__button").click();
    aiko.find("#account-menu").getByText("Sign out").click();
    assertThat(aiko.find("hiroba-sign-in")).isVisible();
    assertThat(
            (List<?>)
                aiko.page()
                    .evaluate("async () => (await indexedDB.databases()).map(({ name }) => name)"))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("looks")
  void breaksNoRuleAndFits(Look look) {
    Window aiko = BROWSERS.open(page(), look).signIn(Guest.unique("Aiko"));
    aiko.rests();
    choose(
        aiko,
        picture("a plan of the square.png", 1_200, 800),
        new FilePayload(
            "とても長い名前の見積書_最終版_本当に最後_v3.txt", "text/plain", "円\n".getBytes(StandardCharsets.UTF_8)),
        new FilePayload("empty.txt", "text/plain", new byte[0]));
    assertThat(aiko.find(".tray__item")).hasCount(2);
    check(aiko, look, "tray");
    aiko.composer().fill("look");
    aiko.find(".composer__send").click();
    aiko.hasSentAll();
    aiko.find(".file-card__show").last().click();
    assertThat(aiko.find(".inside__text").last()).isVisible();
    check(aiko, look, "message");
    aiko.find("button.picture").last().click();
    assertThat(aiko.find(".viewer__image")).isVisible();
    check(aiko, look, "viewer");
    aiko.page().keyboard().press("Escape");
    if (look.touch()) {
      aiko.find(".room-header__members").click();
      aiko.find(".details__actions .button")
          .filter(new Locator.FilterOptions().setHas(aiko.find("use[href='#icon-clip']")))
          .click();
    } else {
      aiko.find(".room-header__files").click();
    }
    assertThat(aiko.find(".room-file")).not().hasCount(0);
    check(aiko, look, "pane");
    aiko.assertHarmless();
  }

  private static void check(Window window, Look look, String view) {
    window.screenshot("files-" + view + "-" + look);
    assertThat(
            window
                .page()
                .evaluate(
                    "[document.documentElement, ...document.querySelectorAll('.timeline__scroller,"
                        + " .details__body')].every((one) => one.scrollWidth <= one.clientWidth)"))
        .as(view + " fits")
        .isEqualTo(true);
    assertThat(Axe.violations(window.page())).as(view).isEmpty();
  }

  /** Lets so many pieces pass, and holds the next ones up for good. */
  private static List<Route> hold(Window window, int passing) {
    List<Route> held = new ArrayList<>();
    int[] passed = {0};
    window
        .page()
        .route(
            PIECES,
            route -> {
              boolean piece = route.request().method().equals("PATCH");
              if (piece && passed[0]++ >= passing) {
                held.add(route);
              } else {
                route.resume();
              }
            });
    return held;
  }

  private static void choose(Window window, FilePayload... files) {
    window.find("hiroba-composer input[type=file]").setInputFiles(files);
    assertThat(window.find(".tray")).isVisible();
  }

  private static FilePayload file(String name, int mib) {
    return new FilePayload(name, "application/octet-stream", new byte[mib * MIB]);
  }

  private static FilePayload picture(String name, int width, int height) {
    return new FilePayload(name, "image/png", TwoColours.png(width, height));
  }

  private static void pasteScreenshot(Window window, byte[] png) {
    window.composer().focus();
    window
        .page()
        .evaluate(
            """
            (text) => {
              const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
              const blob = new Blob([bytes], { type: "image/png" });
              return navigator.clipboard.write([new ClipboardItem({ "image/png": blob })]);
            }
            """,
            Base64.getEncoder().encodeToString(png));
    window.page().keyboard().press("Control+v");
  }

  private static void drag(Window window, String event) {
    window
        .page()
        .evaluate(
            """
            (type) => {
              const data = new DataTransfer();
              data.items.add(new File(["class One {}\\n"], "one.java"));
              data.items.add(new File([new Uint8Array([80, 75, 3, 4, 0])], "two_表.zip"));
              const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data });
              document.querySelector(".timeline").dispatchEvent(event);
            }
            """,
            event);
  }

  private static Locator.GetByTextOptions exactly() {
    return new Locator.GetByTextOptions().setExact(true);
  }

  private static Window signedIn(String name) {
    return BROWSERS.open(page()).signIn(Guest.unique(name));
  }

  private static URI page() {
    return SERVER.baseUri();
  }
}
