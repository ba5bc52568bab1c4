package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.HirobaProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the page costs on the wire, as Chromium counts it: bodies and headers. */
class PageWeightIT {
  private static final int FIRST_VIEW_BYTES = 150 * 1024;

  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  @TempDir static Path home;

  private static HirobaProcess server;

  @BeforeAll
  static void start() {
    server = HirobaProcess.start(home, Map.of());
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void firstViewIsLightAndAllFromThisServerAndTheSecondComesFromTheCache() {
    Guest aiko = Guest.signIn(server.baseUri(), Guest.unique("Aiko"));
    Window window = BROWSERS.openAs(aiko);
    Wire first = new Wire(window.devTools());
    window.page().navigate(server.baseUri().toString());
    assertThat(window.composer()).isVisible();
    assertThat(window.find(".room-link")).not().hasCount(0);
    first.settle(window);
    System.out.println("First view: " + first);
    assertThat(first.urls()).hasSizeGreaterThan(10).allMatch(this::isOurs);
    assertThat(first.bytes()).isPositive().isLessThanOrEqualTo(FIRST_VIEW_BYTES);
    Wire second = new Wire(window.devTools());
    window.reload();
    second.settle(window);
    System.out.println("Second view: " + second);
    assertThat(second.bytes()).isPositive().isLessThan(first.bytes() / 4);
  }

  @Test
  void isQuickToUse() {
    // Measured, not asserted: what else the machine does at the time is not the page's doing.
    Guest aiko = Guest.signIn(server.baseUri(), Guest.unique("Aiko"));
    // The first view after a start has the container compile the shell: once, for whoever comes
    // first.
    assertThat(aiko.get("").statusCode()).isEqualTo(200);
    Window window = BROWSERS.openAs(aiko);
    long start = System.nanoTime();
    window.page().navigate(server.baseUri().toString());
    assertThat(window.composer()).isEditable();
    assertThat(window.find(".room-link")).not().hasCount(0);
    System.out.printf("Interactive after %d ms%n", (System.nanoTime() - start) / 1_000_000);
  }

  private boolean isOurs(String url) {
    return url.startsWith(server.baseUri().toString());
  }

  /** Counts what comes over the wire from now on. */
  private static final class Wire {
    private final List<String> urls = new CopyOnWriteArrayList<>();
    private final List<Integer> sizes = new CopyOnWriteArrayList<>();

    Wire(CDPSession devTools) {
      devTools.on(
          "Network.requestWillBeSent",
          event -> urls.add(event.getAsJsonObject("request").get("url").getAsString()));
      devTools.on(
          "Network.loadingFinished", event -> sizes.add(event.get("encodedDataLength").getAsInt()));
      devTools.send("Network.enable");
    }

    /** Waits until nothing loads any more. */
    void settle(Window window) {
      window.page().waitForLoadState(LoadState.NETWORKIDLE);
    }

    List<String> urls() {
      return new ArrayList<>(urls);
    }

    int bytes() {
      return sizes.stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public String toString() {
      return bytes() + " bytes in " + sizes.size() + " answers to " + urls.size() + " requests";
    }
  }
}
