package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where redirects lead: never where the header {@code Host} says, which is anybody's to choose (RFC
 * 9110 §7.2, §10.2.2).
 */
class RedirectBlackBoxIT {
  @RegisterExtension static final HirobaServer SERVER = new HirobaServer();

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([0-9]{3})");
  private static final Pattern LOCATION = Pattern.compile("(?i)\r\nLocation: *([^\r\n]*)");

  /** Without the slash, the page's relative links would lead out of the application. */
  @Test
  void redirectsFromTheNameOfTheApplicationToItsRoot() throws IOException {
    String root = SERVER.baseUri().getPath();
    Assumptions.assumeTrue(root.length() > 1, "it has a name");
    String head = headOf(root.substring(0, root.length() - 1));
    // Payara says 301, before any filter.
    assertThat(first(STATUS, head)).isIn("301", "302");
    assertThat(first(LOCATION, head)).isEqualTo(root);
  }

  /** Pages, and folders, for which containers redirect by themselves. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "index.jsp",
        "login.jsp",
        "diagnostics",
        "diagnostics.jsp",
        "js",
        "css",
        "icons",
        "vendor",
        "WEB-INF",
        "api",
        "-",
        "sign-in",
        "room/lobby"
      })
  void redirectsNobodyToAnotherHost(String path) throws IOException {
    String head = headOf(SERVER.baseUri().getPath() + path);
    assertThat(first(LOCATION, head)).doesNotContain("evil.example").doesNotContain("//");
  }

  private static String headOf(String path) throws IOException {
    try (RawWebSocket socket = RawWebSocket.connect(SERVER.baseUri(), 0)) {
      return socket.request(
          "GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    }
  }

  /** Returns what the pattern's group finds, empty if nothing. */
  private static String first(Pattern pattern, String head) {
    Matcher found = pattern.matcher(head);
    return found.find() ? found.group(1) : "";
  }
}
