package org.hiroba.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hiroba.blackbox.Guest;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One Chromium for the tests of a class; each window is somebody's own browser with cookies of its
 * own. After each test all windows are checked for what must never happen and closed.
 */
final class Browsers implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /**
   * How long a test waits for what must come. A page that lost its server may pause for up to 30 s
   * between two tries; a condition that holds ends the wait at once.
   */
  static final double WAIT_MILLIS = 60_000;

  private final List<Window> windows = new ArrayList<>();
  private Playwright playwright;
  private Browser browser;

  @Override
  public void beforeAll(ExtensionContext context) {
    PlaywrightAssertions.setDefaultAssertionTimeout(WAIT_MILLIS);
    Path executable = Chromium.executable();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(FLAGS));
  }

  /** Opens the page in a new browser of this kind. */
  Window open(URI page, Look look) {
    BrowserContext context = browser.newContext(look.options());
    return track(new Window(context, page));
  }

  /** Opens the page in a new English browser on a laptop. */
  Window open(URI page) {
    return open(page, Look.laptop());
  }

  /** Opens the page in a new browser of this kind that runs no scripts. */
  Window openWithoutScripts(URI page, Look look) {
    return track(new Window(browser.newContext(look.options().setJavaScriptEnabled(false)), page));
  }

  /** Opens an empty window in a new browser that is signed in already. */
  Window openAs(Guest guest) {
    return openAs(guest, Look.laptop().options());
  }

  /** The same in a browser that keeps the page for when there is no server. */
  Window openKeepingAs(Guest guest) {
    return openAs(guest, Look.laptop().options().setServiceWorkers(ServiceWorkerPolicy.ALLOW));
  }

  /** Opens the page in a new English browser that keeps it for when there is no server. */
  Window openKeeping(URI page) {
    return track(
        new Window(
            browser.newContext(
                Look.laptop().options().setServiceWorkers(ServiceWorkerPolicy.ALLOW)),
            page));
  }

  private Window openAs(Guest guest, Browser.NewContextOptions options) {
    BrowserContext context = browser.newContext(options);
    String[] cookie = guest.cookie().split("=", 2);
    context.addCookies(List.of(new Cookie(cookie[0], cookie[1]).setUrl(guest.base().toString())));
    return track(new Window(context, guest.base(), URI.create("about:blank")));
  }

  /**
   * Does something and returns how long the tasks of the page's main thread took meanwhile, in
   * milliseconds of processor time: what else the machine does is not counted, so that a task of
   * more than 50 is one that a reader would feel on a quiet machine.
   */
  List<Double> tasksDuring(Window window, Runnable something) {
    browser.startTracing(
        window.page(),
        new Browser.StartTracingOptions().setCategories(List.of("toplevel", "__metadata")));
    byte[] trace;
    try {
      something.run();
    } finally {
      // Also for the next test: a browser has one trace at a time.
      trace = browser.stopTracing();
    }
    return MainThread.tasks(trace);
  }

  /** Opens a second tab beside this window. */
  Window tabBeside(Window window) {
    return track(window.sibling());
  }

  private Window track(Window window) {
    windows.add(window);
    return window;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    List<Window> opened = List.copyOf(windows);
    windows.clear();
    try {
      if (context.getExecutionException().isEmpty()) {
        opened.forEach(Window::assertHarmless);
      } else {
        opened.forEach(window -> window.screenshot("failed-" + context.getDisplayName()));
      }
    } finally {
      opened.forEach(Window::close);
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (playwright != null) {
      playwright.close();
    }
  }
}
