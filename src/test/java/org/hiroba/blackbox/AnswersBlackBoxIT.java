package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is the same whatever server answers: redirects, errors, and what operators alone see. */
class AnswersBlackBoxIT {
  @RegisterExtension static final HirobaServer SERVER = new HirobaServer();

  @ParameterizedTest
  @ValueSource(strings = {"index.jsp", "login.jsp", "diagnostics.jsp"})
  void leadsFromAShellToThePageWithoutBelievingTheHost(String shell) throws IOException {
    RawHttp answer = RawHttp.get(base(), base().getPath() + shell, "evil.example", "");
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).contains(base().getPath());
  }

  @Test
  void leadsFromTheContextToItsSlashWithoutBelievingTheHost() throws IOException {
    String path = base().getPath();
    if (path.equals("/")) {
      return;
    }
    RawHttp answer = RawHttp.get(base(), path.substring(0, path.length() - 1), "evil.example", "");
    assertThat(answer.status()).isBetween(301, 308);
    assertThat(answer.header("Location")).contains(path);
  }

  @ParameterizedTest
  @CsvSource({"en, address", "ja, アドレス"})
  void saysThatThereIsNothingInTheReadersLanguage(String language, String word) {
    HttpResponse<String> answer = SERVER.http().get("no/such/page", "Accept-Language", language);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("<html lang=\"" + language + "\">", word, base().getPath());
    assertSafe(answer);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, no/such/page, 404",
    "GET, css/none.css, 404",
    "GET, error, 404",
    "GET, v/none/js/app.js, 404",
    "PUT, '', 405"
  })
  void tellsOfErrorsInItsOwnWords(String method, String path, int status) {
    HttpResponse<String> answer = SERVER.http().send(method, path, "");
    assertThat(answer.statusCode()).isEqualTo(status);
    assertSafe(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"api/v1/none", "api/none", "-/none"})
  void tellsProgramsOfErrorsAsProblems(String path) {
    HttpResponse<String> answer = SERVER.http().get(path);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(Json.parse(answer.body()).get("status").asInt()).isEqualTo(404);
    assertSafe(answer);
  }

  private static void assertSafe(HttpResponse<String> answer) {
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    assertThat(answer.body().toLowerCase(Locale.ROOT))
        .doesNotContain("tomcat", "payara", "glassfish", "undertow", "wildfly", "exception");
  }

  @Test
  void showsStrangersTheStatusAlone() {
    for (String probe : new String[] {"-/ready", "-/live"}) {
      HttpResponse<String> strangers = SERVER.http().get(probe, "X-Forwarded-For", "198.51.100.7");
      assertThat(strangers.statusCode()).isEqualTo(200);
      assertThat(strangers.body()).isEqualTo("{\"status\":\"UP\"}");
      assertThat(Json.parse(SERVER.http().get(probe).body()).has("checks")).isTrue();
    }
    HttpResponse<String> metrics = SERVER.http().get("-/metrics", "Via", "1.1 somewhere");
    assertThat(metrics.statusCode()).isEqualTo(403);
    assertThat(Json.parse(metrics.body()).get("detail").asText()).contains("hiroba.ops.allow");
    assertThat(SERVER.http().get("-/metrics").statusCode()).isEqualTo(200);
  }

  @Test
  void showsNothingToAPageWhoseNameWasReboundToThisMachine() throws IOException {
    RawHttp metrics = RawHttp.get(base(), base().getPath() + "-/metrics", "evil.example", "");
    assertThat(metrics.status()).isEqualTo(403);
  }

  @Test
  void countsEveryRefusal() {
    double before = refused("origin");
    for (int i = 0; i < 20; i++) {
      assertThat(
              SERVER
                  .http()
                  .postJson("api/v1/session", "{}", "Origin", "http://evil.example")
                  .statusCode())
          .isEqualTo(403);
    }
    assertThat(refused("origin") - before).isGreaterThanOrEqualTo(20);
  }

  private static double refused(String kind) {
    Matcher found =
        Pattern.compile("(?m)^hiroba_refusals_total\\{kind=\"" + kind + "\"} (\\S+)")
            .matcher(SERVER.http().get("-/metrics").body());
    assertThat(found.find()).isTrue();
    return Double.parseDouble(found.group(1));
  }

  private static URI base() {
    return SERVER.baseUri();
  }
}
