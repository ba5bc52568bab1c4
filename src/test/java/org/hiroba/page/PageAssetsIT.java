package org.hiroba.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.hiroba.blackbox.HirobaServer;
import org.hiroba.blackbox.Http;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the page is made of, as a browser gets it. */
class PageAssetsIT {
  @RegisterExtension static final HirobaServer SERVER = new HirobaServer();

  private static final Pattern VERSIONED = Pattern.compile("src=\"(v/[0-9a-f]{16}/)js/");

  @Test
  void mayBeKeptForGoodUnderTheirVersion() {
    HttpResponse<String> script = SERVER.http().get(version() + "js/login.js");
    assertThat(script.statusCode()).isEqualTo(200);
    assertThat(script.headers().allValues("Cache-Control"))
        .containsExactly("public, max-age=31536000, immutable");
    assertThat(script.headers().firstValue("Content-Type").orElse("")).contains("javascript");
    assertThat(script.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(program(script)).isEqualTo(program(SERVER.http().get("js/login.js")));
  }

  @Test
  void areNotKeptUnderAnyOtherAddress() {
    Http http = SERVER.http();
    for (String path : new String[] {"v/0000000000000000/js/login.js", "js/login.js"}) {
      assertThat(http.get(path).headers().allValues("Cache-Control")).containsExactly("no-cache");
    }
  }

  @Test
  void comeCompressedToWhoTakesThat() throws IOException {
    String path = version() + "js/login.js";
    HttpResponse<String> plain = SERVER.http().get(path);
    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    HttpResponse<byte[]> answer = bytes(path);
    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(answer.headers().firstValue("Vary")).contains("Accept-Encoding");
    assertThat(unzipped(answer)).isEqualTo(plain.body());
    HttpResponse<byte[]> page = bytes("");
    assertThat(page.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(unzipped(page)).startsWith("<!doctype html>").contains("hiroba-data", "</html>");
  }

  /** Who asks for a file as it is gets its comments, too. */
  private static List<String> program(HttpResponse<String> script) {
    return script
        .body()
        .lines()
        .filter(line -> !line.isBlank() && !line.strip().startsWith("//"))
        .toList();
  }

  private static HttpResponse<byte[]> bytes(String path) throws IOException {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(SERVER.baseUri().resolve(path))
                  .header("Accept-Encoding", "gzip, deflate")
                  .build(),
              BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String unzipped(HttpResponse<byte[]> answer) throws IOException {
    try (GZIPInputStream body = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void leadToNothingElse() {
    Http http = SERVER.http();
    String version = version();
    for (String path :
        new String[] {
          "WEB-INF/web.xml",
          "js/../WEB-INF/web.xml",
          "js/%2e%2e/WEB-INF/web.xml",
          "js/nosuch.js",
          "api/v1/session",
          ""
        }) {
      HttpResponse<String> answer = http.get(version + path);
      assertThat(answer.statusCode()).as(path).isIn(400, 404);
    }
    assertThat(http.get("v/").statusCode()).isEqualTo(404);
    assertThat(http.get("v").statusCode()).isEqualTo(404);
  }

  @Test
  void comeWithHeadersThatForbidEverythingElse() {
    HttpResponse<String> page = SERVER.http().get("");
    String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
    assertThat(policy).contains("default-src 'self'", "object-src 'none'", "base-uri 'none'");
    assertThat(policy).doesNotContain("unsafe");
    Matcher nonce = Pattern.compile("'nonce-([^']+)'").matcher(policy);
    assertThat(nonce.find()).isTrue();
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(SERVER.http().get("").headers().firstValue("Content-Security-Policy").orElse(""))
        .doesNotContain(nonce.group(1));
  }

  @Test
  void areNotShownHalfDoneByAShellsOwnName() {
    for (String shell : new String[] {"index.jsp", "login.jsp"}) {
      HttpResponse<String> answer = SERVER.http().get(shell);
      assertThat(answer.body()).doesNotContain("<hiroba-");
      assertThat(answer.statusCode()).isEqualTo(302);
    }
  }

  private static String version() {
    Matcher matcher = VERSIONED.matcher(SERVER.http().get("").body());
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
