package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.HirobaProcess;
import org.hiroba.blackbox.Http;
import org.hiroba.blackbox.OwnServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The diagnostics page: what a network person sees of the way between a browser and the server. */
class DiagnosticsPageIT {
  private static final String ACCEPT = "nk/xVRZ0rn2kjrM6nr8O/elGToQ=";
  private static final double PATIENCE = 60_000;
  private static final List<String> FORWARDED =
      List.of("X-Forwarded-For: 198.51.100.7", "Via: 1.1 proxy.example", "X-Request-Id: r-1");

  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  @RegisterExtension
  static final OwnServer SERVER = new OwnServer(Map.of("hiroba.limits.max-frame-bytes", "256"));

  @TempDir Path otherHome;

  @Test
  void connectsOnLoadAndShowsScriptInsteadOfRunningIt() {
    Window window = open();
    Locator log = window.find(".log");
    assertThat(log).containsText("Open: ws://");
    String script = "<img src=x onerror=alert(1)><script>alert(1)</script>";
    window.find("#echo-text").fill(script);
    window.find("#echo-text").press("Enter");
    assertThat(log).containsText("Received: " + script + " at: ");
    assertThat(log.locator("img, script")).hasCount(0);
    window.find("#echo-text").fill("x".repeat(300));
    window.find("diagnostics-echo").getByText("Send", exactly()).click();
    assertThat(log).containsText("Closed with code 1009");
    window.find("diagnostics-echo").getByText("Connect again").click();
    assertThat(log.getByText("Open: ws://")).hasCount(2);
  }

  @Test
  void showsTheHandshakeWithItsKeyWorkedOutAndNoSecret() {
    Window window = BROWSERS.open(SERVER.baseUri()).signIn(Guest.unique("Aiko"));
    String token = window.page().context().cookies().get(0).value;
    window.page().navigate(SERVER.baseUri().resolve("diagnostics").toString());
    Locator handshake = window.find("diagnostics-handshake");
    assertThat(handshake).containsText("The server answered the same.");
    assertThat(handshake)
        .containsText(Pattern.compile("cookie\\s*\\(hidden", Pattern.CASE_INSENSITIVE));
    assertThat(handshake.locator(".steps li")).hasCount(4);
    assertThat(window.find("diagnostics-summary")).containsText("No forwarding headers");
    assertThat(window.page().content()).doesNotContain(token);
    assertThat(window.find("#report").inputValue()).doesNotContain(token).contains("< ");
  }

  @Test
  void worksOutAnyKey() {
    Window window = open();
    Locator accept = window.find("diagnostics-accept");
    assertThat(accept.locator("code").last()).hasText(ACCEPT);
    window.find("#accept-key").fill("dGhlIHNhbXBsZSBub25jZQ==");
    assertThat(accept.locator("code").last()).hasText("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    window.find("#accept-key").fill("no key");
    assertThat(accept).containsText("This is not a key");
    assertThat(accept.locator("code")).hasCount(0);
  }

  @Test
  void plotsRoundTripsAndComparesTheClocks() {
    Window window = open();
    Locator timing = window.find("diagnostics-timing");
    assertThat(timing.locator("circle").nth(2))
        .isAttached(new LocatorAssertions.IsAttachedOptions().setTimeout(PATIENCE));
    assertThat(timing.locator("svg"))
        .hasAttribute("aria-label", Pattern.compile("\\d+ round trips: .* jitter .*"));
    assertThat(timing).containsText(Pattern.compile("the browser's.* ± [\\d.]+ ms"));
  }

  @Test
  void findsTheLargestMessage() {
    Window window = open();
    window.find("diagnostics-size button").click();
    assertThat(window.find("diagnostics-size"))
        .containsText("16,777,216 bytes come through", patiently());
  }

  @Test
  void comparesThreeWaysOfHearing() {
    Window window = open();
    assertThat(window.find("diagnostics-summary")).containsText("The WebSocket is open");
    window.find("diagnostics-compare button").click();
    Locator rows = window.find("diagnostics-compare tbody tr");
    assertThat(rows).hasCount(3, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE));
    for (int way = 0; way < 3; way++) {
      List<String> cells = rows.nth(way).locator("td").allInnerTexts();
      assertThat(cells.get(1)).matches("[1-9]\\d* / 10");
      assertThat(number(cells.get(2))).isPositive();
      assertThat(number(cells.get(3))).isPositive();
      assertThat(cells.get(5)).contains(" ms");
    }
    int polled = number(rows.nth(0).locator("td").nth(4).innerText());
    int pushed = number(rows.nth(2).locator("td").nth(4).innerText());
    assertThat(pushed).isLessThan(polled);
    window.find("diagnostics-compare").scrollIntoViewIfNeeded();
    window.screenshot("diagnostics-compared");
  }

  @Test
  void handsOverAReport() {
    Window window = open();
    assertThat(window.find("diagnostics-timing circle").first()).isAttached();
    window.find("diagnostics-report button").click();
    assertThat(window.find("diagnostics-report")).containsText("Copied.");
    String copied = (String) window.page().evaluate("() => navigator.clipboard.readText()");
    assertThat(copied)
        .contains("== Findings ==", "== WebSocket handshake ==", "== Round trips and clock ==")
        .contains("GET /ws/diagnostics HTTP/1.1", "Open: ws://");
  }

  @Test
  void showsWhatAProxyAddedAndThatItIsNotBelieved() throws IOException {
    try (TestProxy proxy = TestProxy.adding(SERVER.baseUri(), FORWARDED)) {
      Window window = open(proxy.uri());
      assertThat(window.find("diagnostics-summary")).containsText("not in hiroba.trusted-proxies");
      assertThat(window.find("diagnostics-route")).containsText("198.51.100.7");
      assertThat(row(window, "Your address to Hiroba")).hasText("127.0.0.1");
      assertThat(window.find("diagnostics-handshake .tag")).hasCount(3);
    }
  }

  @Test
  void seesTheClientBehindATrustedProxy() throws IOException {
    try (HirobaProcess trusting =
            HirobaProcess.start(otherHome, Map.of("hiroba.trusted-proxies", "127.0.0.1"));
        TestProxy proxy = TestProxy.adding(trusting.baseUri(), FORWARDED)) {
      Window window = open(proxy.uri());
      assertThat(window.find("diagnostics-summary"))
          .containsText("Through the trusted proxy 127.0.0.1; Hiroba sees you as 198.51.100.7.");
      assertThat(row(window, "Your address to Hiroba")).hasText("198.51.100.7");
    }
  }

  @Test
  void saysWhenAProxyLetsNoWebSocketThrough() throws IOException {
    try (TestProxy proxy = TestProxy.withoutUpgrade(SERVER.baseUri())) {
      Window window = open(proxy.uri());
      assertThat(window.find("diagnostics-summary")).containsText("A proxy in between probably");
      assertThat(window.find("diagnostics-handshake")).containsText("how plain HTTP reaches");
      assertThat(window.find("diagnostics-route")).containsText("127.0.0.1");
      assertThat(window.find(".log")).containsText("Closed with code 1006");
    }
  }

  @Test
  void worksBelowAContextRoot() throws IOException {
    try (TestProxy proxy = TestProxy.below(SERVER.baseUri(), "hiroba")) {
      Window window = open(proxy.uri().resolve("hiroba/"));
      assertThat(window.find("diagnostics-summary")).containsText("The WebSocket is open.");
      assertThat(window.find(".log")).containsText(Pattern.compile("Open: ws://.*/hiroba/ws/echo"));
      window.find("diagnostics-compare button").click();
      Locator rows = window.find("diagnostics-compare tbody tr");
      assertThat(rows).hasCount(3, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE));
      window.find(".diagnostics__home").click();
      assertThat(window.page()).hasURL(proxy.uri().resolve("hiroba/").toString());
      assertThat(window.find("#name")).isVisible();
    }
  }

  @Test
  void saysWhenTheTestsAreSwitchedOff() {
    try (HirobaProcess off =
        HirobaProcess.start(otherHome, Map.of("hiroba.teaching-endpoints", "false"))) {
      Window window = open(off.baseUri());
      assertThat(window.find(".notice")).containsText("hiroba.teaching-endpoints=false");
      assertThat(window.find("diagnostics-echo")).isHidden();
      assertThat(window.find("diagnostics-accept code").last()).hasText(ACCEPT);
      for (String path : new String[] {"request", "poll", "long-poll"}) {
        assertThat(new Http(off.baseUri()).get("api/v1/diagnostics/" + path).statusCode())
            .isEqualTo(404);
      }
    }
  }

  @Test
  void limitsHowOftenOneAddressMayAsk() {
    try (HirobaProcess own = HirobaProcess.start(otherHome)) {
      Http http = new Http(own.baseUri());
      boolean refused = false;
      for (int i = 0; i < 1_000 && !refused; i++) {
        refused = http.get("api/v1/diagnostics/poll").statusCode() == 429;
      }
      assertThat(refused).isTrue();
    }
  }

  @Test
  void isFoundFromTheSignInPageAndFromTheAccountMenu() {
    Window window = BROWSERS.open(SERVER.baseUri());
    assertThat(window.find("a[href=diagnostics]")).hasText("Connection diagnostics");
    window.signIn(Guest.unique("Aiko"));
    window.find(".account__button").click();
    assertThat(window.find(".menu a[href=diagnostics]")).isVisible();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en light", "en dark", "ja light", "ja dark"})
  void isFitForEverybodyOnDeskAndPhone(String variant) {
    for (Look size : List.of(Look.laptop(), Look.phone())) {
      Look spoken = variant.startsWith("ja") ? size.japanese() : size;
      Look look = variant.endsWith("dark") ? spoken.dark() : spoken;
      Window window = open(SERVER.baseUri(), look);
      assertThat(window.find("diagnostics-timing circle").nth(1)).isAttached();
      assertThat(window.find("diagnostics-handshake .verdict")).isVisible();
      window
          .page()
          .screenshot(
              new Page.ScreenshotOptions()
                  .setFullPage(true)
                  .setPath(Path.of("target", "screens", "diagnostics-" + look + ".png")));
      assertThat(window.page().evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
          .isEqualTo(true);
      assertThat(Axe.violations(window.page())).as(look.toString()).isEmpty();
    }
  }

  private static Window open() {
    return open(SERVER.baseUri());
  }

  private static Window open(URI base) {
    return open(base, Look.laptop());
  }

  private static Window open(URI base, Look look) {
    Window window = BROWSERS.open(base, look);
    window.page().navigate(base.resolve("diagnostics").toString());
    return window;
  }

  private static Locator row(Window window, String name) {
    return window
        .find("diagnostics-route .facts__row")
        .filter(new Locator.FilterOptions().setHasText(name))
        .locator("dd");
  }

  private static Locator.GetByTextOptions exactly() {
    return new Locator.GetByTextOptions().setExact(true);
  }

  private static LocatorAssertions.ContainsTextOptions patiently() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE);
  }

  private static int number(String text) {
    return Integer.parseInt(text.replace(",", ""));
  }
}
