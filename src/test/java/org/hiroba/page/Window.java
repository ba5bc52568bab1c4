package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody's browser window with the page in it, and what went wrong there. */
final class Window {
  private static final Path SCREENS = Path.of("target", "screens");

  private final BrowserContext context;
  private final URI url;
  private final Page page;
  private final List<String> mishaps = new CopyOnWriteArrayList<>();

  Window(BrowserContext context, URI url) {
    this(context, url, url);
  }

  /** Opens {@code first}; requests to elsewhere than below {@code url} are mishaps. */
  Window(BrowserContext context, URI url, URI first) {
    this.context = context;
    this.url = url;
    this.page = context.newPage();
    page.setDefaultTimeout(Browsers.WAIT_MILLIS);
    page.addInitScript(
        "addEventListener('securitypolicyviolation', (event) => console.error('CSP report: ' +"
            + " event.violatedDirective + ' ' + event.blockedURI))");
    page.onConsoleMessage(
        message -> {
          if (message.text().startsWith("CSP report") || message.text().startsWith("Refused to")) {
            mishaps.add(message.text());
          }
        });
    page.onDialog(
        dialog -> {
          mishaps.add("dialog: " + dialog.message());
          dialog.dismiss();
        });
    page.onPageError(error -> mishaps.add("error: " + error));
    String site = url.resolve(".").toString();
    page.onRequest(
        request -> {
          // What a page has itself it reads from itself.
          if (!request.url().replaceFirst("^blob:", "").startsWith(site)) {
            mishaps.add("request: " + request.url());
          }
        });
    page.navigate(first.toString());
  }

  Window sibling() {
    return new Window(context, url);
  }

  Page page() {
    return page;
  }

  Locator find(String selector) {
    return page.locator(selector);
  }

  /** Signs in and waits until the chat is there and connected. */
  Window signIn(String name) {
    page.fill("#name", name);
    page.press("#name", "Enter");
    assertThat(composer()).isVisible();
    assertThat(find(".room-link")).not().hasCount(0);
    return this;
  }

  Locator composer() {
    return find("#composer-text");
  }

  /** Writes and presses Enter. */
  void say(String text) {
    composer().fill(text);
    composer().press("Enter");
  }

  /** Returns the texts of the messages that are shown, top to bottom. */
  List<String> messages() {
    return find(".message__body").allInnerTexts().stream().map(String::strip).toList();
  }

  /** Waits until a message with exactly this text is shown, once. */
  void sees(String text) {
    assertThat(message(text)).hasCount(1);
  }

  Locator message(String text) {
    return find("hiroba-message")
        .filter(
            new Locator.FilterOptions()
                .setHas(
                    page.locator(".message__body")
                        .getByText(text, new Locator.GetByTextOptions().setExact(true))));
  }

  /** Presses one of the buttons that a message offers to whoever comes near. */
  void act(String text, String action) {
    message(text).hover();
    message(text).getByLabel(action, new Locator.GetByLabelOptions().setExact(true)).click();
  }

  /** Chooses from the menu of a message. */
  void more(String text, String action) {
    act(text, "More actions");
    find(".popup-menu").getByText(action, new Locator.GetByTextOptions().setExact(true)).click();
  }

  Locator dialog() {
    return find("dialog[open]");
  }

  /** Makes a room of the kind that the form calls so, and goes there. */
  void createRoom(String name, String kind) {
    find(".rooms__header .icon-button").first().click();
    find(".popup-menu").getByText("New room").click();
    dialog().getByLabel("Name").fill(name);
    dialog().getByText(kind, new Locator.GetByTextOptions().setExact(true)).click();
    dialog().locator("button[type=submit]").click();
    assertThat(find(".room-header__name")).hasText(name);
  }

  /** Waits until all that opens on demand is there, as it is a little after the first view. */
  void rests() {
    page.waitForFunction(
        "() => performance.getEntriesByType('resource').some(({ name, responseEnd }) =>"
            + " responseEnd > 0 && name.endsWith('/shell/offline.js'))");
  }

  /** Opens the list of all rooms. */
  void browseRooms() {
    find(".rooms__header .icon-button").first().click();
    find(".popup-menu").getByText("All rooms").click();
  }

  /** Finds a public room, becomes a member and goes there. */
  void joinRoom(String name) {
    browseRooms();
    dialog().getByPlaceholder("Find a room").fill(name);
    dialog().getByLabel("Join: " + name).click();
    assertThat(find(".room-header__name")).hasText(name);
  }

  /** The room's entry in the sidebar. */
  Locator room(String name) {
    return find(".room-link").filter(new Locator.FilterOptions().setHasText(name));
  }

  /** Waits until nothing waits to be sent. */
  void hasSentAll() {
    assertThat(find(".message--unsent")).hasCount(0);
  }

  CDPSession devTools() {
    return context.newCDPSession(page);
  }

  void offline(boolean offline) {
    context.setOffline(offline);
  }

  void reload() {
    page.reload();
    assertThat(find(".room-link")).not().hasCount(0);
  }

  void screenshot(String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENS.resolve(name + ".png")));
  }

  /** Returns what went wrong so far and forgets it: for a test that makes it so. */
  List<String> takeMishaps() {
    List<String> taken = List.copyOf(mishaps);
    mishaps.removeAll(taken);
    return taken;
  }

  /** Holds what no text and no fault may ever cause. */
  void assertHarmless() {
    assertThat(mishaps).isEmpty();
  }

  void close() {
    context.close();
  }
}
