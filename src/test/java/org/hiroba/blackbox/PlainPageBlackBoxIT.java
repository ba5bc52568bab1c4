package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page without JavaScript, over HTTP: the same rights and promises as on the socket. */
class PlainPageBlackBoxIT {
  @RegisterExtension static final HirobaServer SERVER = new HirobaServer();

  private PlainPage browser;
  private Guest ann;

  @BeforeEach
  void signIn() {
    ann = SERVER.guest("Ann");
    browser = PlainPage.of(ann);
  }

  @Test
  void signsInPostsAndSignsOutByForms() {
    PlainPage stranger = new PlainPage(SERVER.baseUri());
    Map<String, String> form = PlainPage.hidden(stranger.get(""), "sign-in");
    form.put("name", Guest.unique("Bea"));
    HttpResponse<String> signedIn = stranger.submit("sign-in", form);
    assertRedirect(signedIn, "");
    assertThat(stranger.cookies()).contains("hiroba-session");
    Map<String, String> post = PlainPage.hidden(stranger.get(""), "post");
    String text = Guest.unique("hello from a form 広場 👋");
    post.put("text", text);
    assertRedirect(stranger.submit("post", post), "?room=lobby#now");
    assertThat(stranger.get("?room=lobby").body()).contains(text);
    Map<String, String> end = PlainPage.hidden(stranger.get(""), "sign-out");
    assertRedirect(stranger.submit("sign-out", end), "");
    assertThat(stranger.cookies()).doesNotContain("hiroba-session");
    assertThat(stranger.get("").body()).doesNotContain(text).contains("action=\"./sign-in\"");
  }

  @Test
  void isOneMessageWhenTheFormIsSentTwice() {
    try (ChatClient socket = SERVER.guest("Bea").connect()) {
      Map<String, String> form = postForm("lobby");
      String text = Guest.unique("twice");
      form.put("text", text);
      assertRedirect(browser.submit("post", form), "?room=lobby#now");
      assertRedirect(browser.submit("post", form), "?room=lobby#now");
      String end = Guest.unique("end");
      Map<String, String> next = postForm("lobby");
      next.put("text", end);
      browser.submit("post", next);
      socket.awaitMessage(end);
      assertThat(texts(socket)).containsOnlyOnce(text);
    }
  }

  @Test
  void sendsAnotherTextUnderAUsedFormOnlyWhenAskedAgain() {
    Map<String, String> form = postForm("lobby");
    form.put("text", Guest.unique("first"));
    browser.submit("post", form);
    String second = Guest.unique("second");
    form.put("text", second);
    HttpResponse<String> conflict = browser.submit("post", form);
    assertThat(conflict.statusCode()).isEqualTo(409);
    assertThat(conflict.body()).contains(second);
    Map<String, String> fresh = PlainPage.hidden(conflict, "post");
    assertThat(fresh.get("id")).isNotEqualTo(form.get("id"));
    fresh.put("text", second);
    assertRedirect(browser.submit("post", fresh), "?room=lobby#now");
  }

  @Test
  void keepsLinesAsScriptsSendThem() {
    try (ChatClient socket = SERVER.guest("Bea").connect()) {
      Map<String, String> form = postForm("lobby");
      String text = Guest.unique("lines");
      form.put("text", text + "\r\n\r\n  indented");
      browser.submit("post", form);
      assertThat(socket.awaitMessage(text + "\n\n  indented").get("text").asText())
          .isEqualTo(text + "\n\n  indented");
    }
  }

  @Test
  void refusesAFormWithoutItsTokenAndSaysWhatToDo() {
    Map<String, String> form = postForm("lobby");
    String text = Guest.unique("forged");
    form.put("text", text);
    String good = form.get("csrf");
    String others = PlainPage.hidden(PlainPage.of(SERVER.guest("Eve")).get(""), "post").get("csrf");
    for (String token : new String[] {"", "x", good.substring(2), others}) {
      form.put("csrf", token);
      HttpResponse<String> refused = browser.submit("post", form);
      assertPage(refused, 403);
      assertThat(refused.body()).contains("please send it again").contains(text);
    }
    form.remove("csrf");
    assertPage(browser.submit("post", form), 403);
    assertThat(browser.get("").body()).doesNotContain(text);
    // The page of the refusal holds a form that works.
    Map<String, String> fresh = PlainPage.hidden(browser.submit("post", form), "post");
    fresh.put("text", text);
    assertRedirect(browser.submit("post", fresh), "?room=lobby#now");
  }

  @Test
  void refusesSignInWithoutItsTokenAndSignOutToo() {
    PlainPage stranger = new PlainPage(SERVER.baseUri());
    assertPage(stranger.submit("sign-in", Map.of("name", Guest.unique("Bea"))), 403);
    Map<String, String> form = PlainPage.hidden(stranger.get(""), "sign-in");
    form.put("name", Guest.unique("Bea"));
    stranger.forget("hiroba-form");
    HttpResponse<String> withoutCookie = stranger.submit("sign-in", form);
    assertPage(withoutCookie, 403);
    assertThat(withoutCookie.body()).contains("Cookies must be allowed");
    assertThat(stranger.cookies()).doesNotContain("hiroba-session");
    assertPage(browser.submit("sign-out", Map.of()), 403);
    assertThat(ann.get("api/v1/session").statusCode()).isEqualTo(200);
  }

  @Test
  void refusesWhatAnotherSitesPageSends() {
    Map<String, String> form = postForm("lobby");
    String text = Guest.unique("cross-site");
    form.put("text", text);
    for (String origin : new String[] {"http://evil.example", "null"}) {
      assertThat(browser.submit("post", form, "Origin", origin).statusCode()).isEqualTo(403);
    }
    assertThat(browser.get("").body()).doesNotContain(text);
    String own = SERVER.baseUri().resolve("/").toString().replaceFirst("/$", "");
    assertRedirect(browser.submit("post", form, "Origin", own), "?room=lobby#now");
  }

  @Test
  void tellsWhatIsWrongWithATextAndKeepsIt() {
    Map<String, String> form = postForm("lobby");
    String tooLong = Guest.unique("long") + " \"<&'>" + "x".repeat(10_000);
    form.put("text", tooLong);
    HttpResponse<String> refused = browser.submit("post", form);
    assertPage(refused, 413);
    assertThat(refused.body())
        .contains("too long", "10000 characters")
        .contains(
            tooLong
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&#34;")
                .replace("'", "&#39;"));
    assertThat(PlainPage.hidden(refused, "post").get("id")).isEqualTo(form.get("id"));
    form.put("text", " \r\n ");
    assertPage(browser.submit("post", form), 400);
    // More than any message could be, whatever its letters: not even read.
    form.put("text", "x".repeat(200_000));
    assertPage(browser.submit("post", form), 413);
    form.put("text", "👋".repeat(10_000));
    assertRedirect(browser.submit("post", form), "?room=lobby#now");
  }

  @Test
  void saysWhenOneWritesTooFast() {
    // The limit is 10 a second and 20 at once: more than that in flight together must cross it.
    Map<String, String> form = postForm("lobby");
    form.put("text", Guest.unique("fast"));
    List<HttpResponse<String>> answers =
        IntStream.range(0, 200).parallel().mapToObj(i -> browser.submit("post", form)).toList();
    HttpResponse<String> limited =
        answers.stream().filter(answer -> answer.statusCode() == 429).findFirst().orElseThrow();
    assertPage(limited, 429);
    assertThat(limited.body()).contains("wait a moment").contains(form.get("text"));
    assertThat(limited.headers().firstValue("Retry-After")).contains("1");
    assertThat(browser.get("").body().split(form.get("text"), -1)).hasSize(2);
  }

  @Test
  void answersAnOutsiderAsIfThereWereNoRoom() {
    try (ChatClient owner = SERVER.guest("Olga").connect()) {
      String name = Guest.unique("Secret");
      String hidden = createRoom(owner, name, "private");
      assertAccepted(owner.awaitAnswer(owner.post(hidden, "in secret")));
      String first = null;
      for (String room : new String[] {hidden, "nosuchroom", "no such room", "x".repeat(65)}) {
        HttpResponse<String> page = browser.get("?room=" + room.replace(" ", "%20"));
        assertPage(page, 404);
        assertThat(page.body()).doesNotContain(name).doesNotContain("in secret");
        Map<String, String> form = postForm("lobby");
        form.put("room", room);
        form.put("text", "knock");
        HttpResponse<String> post = browser.submit("post", form);
        assertPage(post, 404);
        String seen = withoutSecrets(page) + withoutSecrets(post);
        first = first == null ? seen : first;
        assertThat(seen).isEqualTo(first);
      }
    }
  }

  @Test
  void showsAPublicRoomToWhoIsNoMemberButTakesNoPost() {
    try (ChatClient owner = SERVER.guest("Olga").connect()) {
      String room = createRoom(owner, Guest.unique("Open"), "public");
      String text = Guest.unique("for all");
      assertAccepted(owner.awaitAnswer(owner.post(room, text)));
      HttpResponse<String> page = browser.get("?room=" + room);
      assertPage(page, 200);
      assertThat(page.body()).contains(text).contains("join it first");
      assertThat(page.body()).doesNotContain("action=\"./post\"");
      Map<String, String> form = postForm("lobby");
      form.put("room", room);
      form.put("text", "me too");
      HttpResponse<String> refused = browser.submit("post", form);
      assertPage(refused, 403);
      assertThat(refused.body()).contains("only members");
    }
  }

  @Test
  void goesBackInHistoryByLinks() {
    // Two people, because one may not say so much at once.
    try (ChatClient olga = SERVER.guest("Olga").connect();
        ChatClient paul = SERVER.guest("Paul").connect()) {
      String room = createRoom(olga, Guest.unique("Long"), "public");
      assertAccepted(
          paul.ask(Json.MAPPER.createObjectNode().put("type", "joinRoom").put("room", room)));
      for (int i = 1; i <= 15; i++) {
        assertAccepted(olga.awaitAnswer(olga.post(room, "odd " + i)));
        assertAccepted(paul.awaitAnswer(paul.post(room, "<b>even</b> " + i)));
      }
      String page = browser.get("?room=" + room).body();
      assertThat(page).contains("odd 1<", "&lt;b&gt;even&lt;/b&gt; 15<").doesNotContain("before=");
      assertAccepted(olga.awaitAnswer(olga.post(room, "the last")));
      page = browser.get("?room=" + room).body();
      assertThat(page).contains("the last", "Load new messages").doesNotContain("odd 1<");
      Matcher older = Pattern.compile("href=\"\\./(\\?room=[^\"]*&before=\\d+)\"").matcher(page);
      assertThat(older.find()).as(page).isTrue();
      assertThat(browser.get(older.group(1)).body())
          .contains("odd 1<", "Latest messages")
          .doesNotContain("odd 2<", "even");
      assertPage(browser.get("?room=" + room + "&before=rubbish"), 200);
    }
  }

  @Test
  void showsASignedOutPersonTheirTextAndTheSignIn() {
    Map<String, String> form = postForm("lobby");
    String text = Guest.unique("written long");
    form.put("text", text);
    ann.send("DELETE", "api/v1/session", "");
    HttpResponse<String> refused = browser.submit("post", form);
    assertPage(refused, 401);
    assertThat(refused.body()).contains(text, "you are signed out", "action=\"./sign-in\"");
  }

  @Test
  void explainsANameThatIsRefusedAndKeepsIt() {
    PlainPage stranger = new PlainPage(SERVER.baseUri());
    Map<String, String> form = PlainPage.hidden(stranger.get(""), "sign-in");
    form.put("name", ann.name());
    HttpResponse<String> taken = stranger.submit("sign-in", form);
    assertPage(taken, 409);
    assertThat(taken.body()).contains("This name is taken", "value=\"" + ann.name() + "\"");
    form.put("name", "\"><script>alert(1)</script>");
    HttpResponse<String> bad = stranger.submit("sign-in", form);
    assertPage(bad, 400);
    assertThat(bad.body())
        .contains("value=\"&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\"")
        .doesNotContain("<script>alert");
    form.put("name", "");
    assertThat(stranger.submit("sign-in", form).body()).contains("Please write your name.");
    HttpResponse<String> proxied =
        stranger.submit("sign-in", Map.of("csrf", form.get("csrf"), "name", "Bea"), "Via", "x");
    assertPage(proxied, 403);
    assertThat(stranger.cookies()).doesNotContain("hiroba-session");
  }

  @Test
  void leadsWhoAsksForAFormsAddressToThePage() {
    for (String form : new String[] {"post", "sign-in", "sign-out"}) {
      assertRedirect(browser.get(form), "");
      assertThat(new Http(SERVER.baseUri()).send("PUT", form, "x").statusCode()).isEqualTo(405);
    }
    assertThat(ann.get("api/v1/session").statusCode()).isEqualTo(200);
  }

  private Map<String, String> postForm(String room) {
    return PlainPage.hidden(browser.get("?room=" + room), "post");
  }

  private static String createRoom(ChatClient socket, String name, String kind) {
    JsonNode made =
        socket.ask(
            Json.MAPPER
                .createObjectNode()
                .put("type", "createRoom")
                .put("name", name)
                .put("kind", kind));
    assertAccepted(made);
    return made.get("room").asText();
  }

  private static void assertAccepted(JsonNode answer) {
    assertThat(answer.get("type").asText()).as(answer.toString()).isEqualTo("accepted");
  }

  private static List<String> texts(ChatClient socket) {
    return socket.events("message").stream().map(event -> event.get("text").asText()).toList();
  }

  private static String withoutSecrets(HttpResponse<String> page) {
    return page.body()
        .replaceAll("nonce=\"[^\"]*\"", "")
        .replaceAll("name=\"(csrf|id)\" value=\"[^\"]*\"", "");
  }

  private static void assertRedirect(HttpResponse<String> answer, String query) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location").orElse(""))
        .endsWith(SERVER.baseUri().getPath() + query);
  }

  private static void assertPage(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.body()).contains("JavaScript is switched off");
  }
}
