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
          if (!request.url().startsWith(site)) {
            mishaps.add("request: " + request.url());
          }
        });
    page.navigate(url.toString());
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

  /** Holds what no text and no fault may ever cause. */
  void assertHarmless() {
    assertThat(mishaps).isEmpty();
  }

  void close() {
    context.close();
  }
}
