package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hiroba.media.Pictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files as a client meets them. */
class FilesBlackBoxIT {
  @RegisterExtension static final HirobaServer SERVER = new HirobaServer();

  private static final int PIECE = 8 << 20;

  private final Guest ann = SERVER.guest("Sends");

  private static JsonNode sent(Guest who, String name, byte[] bytes) {
    HttpResponse<byte[]> answer = FileRequests.send(who, "lobby", name, bytes);
    assertThat(answer.statusCode())
        .as(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo(201);
    return FileRequests.json(answer);
  }

  private static String begin(Guest who, String name, long size) {
    HttpResponse<byte[]> answer = FileRequests.begin(who, name, size);
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(FileRequests.json(answer).get("chunk").asInt()).isEqualTo(PIECE);
    assertThat(FileRequests.json(answer).get("offset").asInt()).isZero();
    return FileRequests.json(answer).get("id").asText();
  }

  private static HttpResponse<byte[]> piece(Guest who, String id, long offset, byte[] bytes) {
    return FileRequests.ask(
        who, "PATCH", "api/v1/files/" + id, bytes, "Upload-Offset", Long.toString(offset));
  }

  private static byte[] random(int bytes) {
    return FileRequests.random(bytes, bytes);
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void goWithAMessageToEverybodyInTheRoom() {
    JsonNode file = sent(ann, "写真 2026.txt", "広場".getBytes(StandardCharsets.UTF_8));
    Guest bob = SERVER.guest("Reads");
    try (ChatClient author = ann.connect();
        ChatClient reader = bob.connect()) {
      assertThat(
              FileRequests.ask(bob, "GET", "api/v1/files/" + file.get("id").asText(), null)
                  .statusCode())
          .as("not posted yet")
          .isEqualTo(404);

      JsonNode accepted = FileRequests.post(author, "", file.get("id").asText());
      long seq = accepted.get("seq").asLong();
      JsonNode heard =
          reader.awaitEvent(
              "the message", event -> event.path("seq").asLong() == seq && event.has("files"));
      assertThat(heard.get("files").get(0)).isEqualTo(file);
      assertThat(heard.get("text").asText()).isEmpty();
    }
    HttpResponse<byte[]> got =
        FileRequests.ask(bob, "GET", "api/v1/files/" + file.get("id").asText(), null);
    assertThat(got.statusCode()).isEqualTo(200);
    assertThat(new String(got.body(), StandardCharsets.UTF_8)).isEqualTo("広場");
    assertThat(header(got, "Content-Type").replace(" ", ""))
        .isEqualToIgnoringCase("text/plain;charset=utf-8");
    assertThat(header(got, "Content-Disposition"))
        .startsWith("inline; ")
        .contains("filename*=UTF-8''%E5%86%99%E7%9C%9F%202026.txt");
    assertThat(header(got, "Content-Security-Policy")).isEqualTo("sandbox; default-src 'none'");
    assertThat(header(got, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(got, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    assertThat(header(got, "Cache-Control")).isEqualTo("private, no-cache");
  }

  @Test
  void comeInPiecesAndGoOnWhereTheyStopped() {
    byte[] content = random(PIECE + 1_000_000);
    String id = begin(ann, "long.bin", content.length);

    HttpResponse<byte[]> first = piece(ann, id, 0, Arrays.copyOf(content, PIECE));
    assertThat(first.statusCode()).isEqualTo(204);
    assertThat(header(first, "Upload-Offset")).isEqualTo(Integer.toString(PIECE));
    HttpResponse<byte[]> wrong = piece(ann, id, 5, new byte[10]);
    assertThat(wrong.statusCode()).isEqualTo(409);
    assertThat(header(wrong, "Upload-Offset")).isEqualTo(Integer.toString(PIECE));
    HttpResponse<byte[]> asked = FileRequests.ask(ann, "HEAD", "api/v1/files/" + id, null);
    assertThat(header(asked, "Upload-Offset")).isEqualTo(Integer.toString(PIECE));
    assertThat(header(asked, "Upload-Length")).isEqualTo(Integer.toString(content.length));
    assertThat(FileRequests.ask(ann, "GET", "api/v1/files/" + id, null).statusCode())
        .isEqualTo(404);

    HttpResponse<byte[]> last =
        piece(ann, id, PIECE, Arrays.copyOfRange(content, PIECE, content.length));
    assertThat(last.statusCode()).isEqualTo(200);
    assertThat(FileRequests.json(last).get("bytes").asLong()).isEqualTo(content.length);
    assertThat(FileRequests.ask(ann, "GET", "api/v1/files/" + id, null).body()).isEqualTo(content);
  }

  @Test
  void areGivenOutInPartsAndOnlyWhenTheyChanged() {
    byte[] content = "0123456789".getBytes(StandardCharsets.UTF_8);
    String path = "api/v1/files/" + sent(ann, "ten.txt", content).get("id").asText();
    HttpResponse<byte[]> whole = FileRequests.ask(ann, "GET", path, null);
    String etag = header(whole, "ETag");
    assertThat(etag).matches("\"[0-9a-f]{64}\"");

    HttpResponse<byte[]> part = FileRequests.ask(ann, "GET", path, null, "Range", "bytes=2-4");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(header(part, "Content-Range")).isEqualTo("bytes 2-4/10");
    assertThat(new String(part.body(), StandardCharsets.UTF_8)).isEqualTo("234");
    HttpResponse<byte[]> suffix = FileRequests.ask(ann, "GET", path, null, "Range", "bytes=-3");
    assertThat(new String(suffix.body(), StandardCharsets.UTF_8)).isEqualTo("789");
    HttpResponse<byte[]> behind = FileRequests.ask(ann, "GET", path, null, "Range", "bytes=10-");
    assertThat(behind.statusCode()).isEqualTo(416);
    assertThat(header(behind, "Content-Range")).isEqualTo("bytes */10");
    assertThat(
            FileRequests.ask(ann, "GET", path, null, "Range", "bytes=2-4", "If-Range", "\"other\"")
                .statusCode())
        .isEqualTo(200);
    assertThat(
            FileRequests.ask(ann, "GET", path, null, "Range", "bytes=2-4", "If-Range", etag)
                .statusCode())
        .isEqualTo(206);
    HttpResponse<byte[]> known = FileRequests.ask(ann, "GET", path, null, "If-None-Match", etag);
    assertThat(known.statusCode()).isEqualTo(304);
    HttpResponse<byte[]> head = FileRequests.ask(ann, "HEAD", path, null);
    assertThat(header(head, "Content-Length")).isEqualTo("10");
  }

  @Test
  void areShownByWhatIsInThemAndByNothingElse() {
    byte[] html = "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
    JsonNode page = sent(ann, "harmless.png", html);
    assertThat(page.get("type").asText()).isEqualTo("application/octet-stream");
    HttpResponse<byte[]> got =
        FileRequests.ask(ann, "GET", "api/v1/files/" + page.get("id").asText(), null);
    assertThat(header(got, "Content-Disposition")).startsWith("attachment; ");
    assertThat(header(got, "Content-Type")).startsWith("application/octet-stream");

    JsonNode picture = sent(ann, "../../etc/passwd.exe", Pictures.png(3, 2));
    assertThat(picture.get("type").asText()).isEqualTo("image/png");
    assertThat(picture.get("name").asText()).isEqualTo("passwd.exe");
    assertThat(picture.get("width").asInt()).isEqualTo(3);
    assertThat(picture.get("height").asInt()).isEqualTo(2);
    HttpResponse<byte[]> saved =
        FileRequests.ask(
            ann, "GET", "api/v1/files/" + picture.get("id").asText() + "?download=1", null);
    assertThat(header(saved, "Content-Disposition")).startsWith("attachment; ");
  }

  @Test
  void ofPicturesHaveASmallerOneThatKnowsNoPlace() throws IOException {
    byte[] jpeg = Pictures.jpegOfPlace(2_400, 1_600, 6);
    JsonNode file = sent(ann, "photo.jpg", jpeg);
    assertThat(file.get("width").asInt()).as("turned").isEqualTo(1_600);
    assertThat(file.get("preview").asBoolean()).isTrue();
    String path = "api/v1/files/" + file.get("id").asText();

    byte[] kept = FileRequests.ask(ann, "GET", path, null).body();
    assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("GPS-PLACE");
    HttpResponse<byte[]> small = FileRequests.ask(ann, "GET", path + "/preview", null);
    assertThat(small.statusCode()).isEqualTo(200);
    assertThat(header(small, "Content-Type")).isEqualTo("image/jpeg");
    assertThat(small.body()).hasSizeLessThanOrEqualTo(200_000);
    assertThat(Pictures.size(small.body())).isEqualTo("640x960");

    HttpResponse<byte[]> put =
        FileRequests.ask(ann, "PUT", path + "/preview", Pictures.jpeg(100, 80));
    assertThat(put.statusCode()).isEqualTo(204);
    assertThat(Pictures.size(FileRequests.ask(ann, "GET", path + "/preview", null).body()))
        .isEqualTo("100x80");
    assertThat(FileRequests.ask(ann, "PUT", path + "/preview", Pictures.png(4, 4)).statusCode())
        .isEqualTo(400);
    assertThat(
            FileRequests.ask(ann, "PUT", path + "/preview", Pictures.jpeg(1_300, 10)).statusCode())
        .isEqualTo(400);
  }

  @Test
  void areNobodysButTheirSendersUntilTheyArePosted() {
    String id = sent(ann, "mine.txt", random(10)).get("id").asText();
    String begun = begin(ann, "begun.bin", 10);
    Guest eve = SERVER.guest("Curious");

    assertThat(FileRequests.ask(eve, "GET", "api/v1/files/" + id, null).statusCode())
        .isEqualTo(404);
    assertThat(FileRequests.ask(eve, "DELETE", "api/v1/files/" + id, null).statusCode())
        .isEqualTo(404);
    assertThat(piece(eve, begun, 0, new byte[10]).statusCode()).isEqualTo(404);
    assertThat(FileRequests.ask(eve, "HEAD", "api/v1/files/" + begun, null).statusCode())
        .isEqualTo(404);
    try (ChatClient other = eve.connect();
        ChatClient own = ann.connect()) {
      assertThat(FileRequests.post(other, "", id).path("code").asText()).isEqualTo("bad-request");
      assertThat(FileRequests.post(own, "", begun).path("code").asText()).isEqualTo("bad-request");
      assertThat(FileRequests.post(own, "", id, id).path("code").asText()).isEqualTo("bad-request");
      assertThat(FileRequests.post(own, "", "nothing").path("code").asText())
          .isEqualTo("bad-request");
      assertThat(FileRequests.post(own, "", id).path("type").asText()).isEqualTo("accepted");
      assertThat(FileRequests.post(own, "again", id).path("code").asText())
          .isEqualTo("bad-request");
    }
    assertThat(FileRequests.ask(ann, "DELETE", "api/v1/files/" + id, null).statusCode())
        .as("it is the message's")
        .isEqualTo(404);
    assertThat(FileRequests.ask(ann, "DELETE", "api/v1/files/" + begun, null).statusCode())
        .isEqualTo(204);
    assertThat(piece(ann, begun, 0, new byte[10]).statusCode()).isEqualTo(404);
  }

  @Test
  void goWithTheirMessageAndWithTheRightToReadIt() {
    String id = sent(ann, "gone.bin", random(1_000)).get("id").asText();
    try (ChatClient author = ann.connect()) {
      long seq = FileRequests.post(author, "look", id).get("seq").asLong();
      assertThat(FileRequests.ask(ann, "GET", "api/v1/files/" + id, null).statusCode())
          .isEqualTo(200);
      author.ask(
          Json.MAPPER
              .createObjectNode()
              .put("type", "delete")
              .put("room", "lobby")
              .put("target", seq));
      assertThat(FileRequests.ask(ann, "GET", "api/v1/files/" + id, null).statusCode())
          .isEqualTo(404);
      JsonNode message =
          author
              .ask(
                  Json.MAPPER
                      .createObjectNode()
                      .put("type", "history")
                      .put("room", "lobby")
                      .put("around", seq)
                      .put("limit", 1))
              .get("messages")
              .get(0);
      assertThat(message.has("files")).isFalse();

      JsonNode made =
          author.ask(
              Json.MAPPER
                  .createObjectNode()
                  .put("type", "createRoom")
                  .put("kind", "private")
                  .put("name", Guest.unique("hidden")));
      String room = made.get("room").asText();
      HttpResponse<byte[]> inside = FileRequests.send(ann, room, "secret.txt", random(5));
      assertThat(inside.statusCode()).isEqualTo(201);
      Guest eve = SERVER.guest("Outside");
      assertThat(FileRequests.send(eve, room, "x.txt", random(5)).statusCode()).isEqualTo(404);
      assertThat(
              FileRequests.ask(
                      eve,
                      "GET",
                      "api/v1/files/" + FileRequests.json(inside).get("id").asText(),
                      null)
                  .statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void thatAreTooLongOrNamelessAreRefusedInWords() {
    HttpResponse<byte[]> tooLong = FileRequests.begin(ann, "huge.iso", 100L << 30);
    assertThat(tooLong.statusCode()).isEqualTo(413);
    assertThat(FileRequests.json(tooLong).get("code").asText()).isEqualTo("too-large");
    assertThat(FileRequests.send(ann, "lobby", "..", random(5)).statusCode()).isEqualTo(400);
    assertThat(FileRequests.send(ann, "nowhere", "a.txt", random(5)).statusCode()).isEqualTo(404);
    assertThat(FileRequests.begin(ann, "a.txt", -1).statusCode()).isEqualTo(400);
    String id = begin(ann, "short.bin", 10);
    assertThat(piece(ann, id, 0, new byte[11]).statusCode()).isEqualTo(413);
    assertThat(FileRequests.ask(ann, "PATCH", "api/v1/files/" + id, new byte[3]).statusCode())
        .as("without an offset")
        .isEqualTo(400);
  }

  @Test
  void canBeEmpty() {
    JsonNode whole = sent(ann, "empty.txt", new byte[0]);
    assertThat(whole.get("bytes").asInt()).isZero();
    assertThat(
            FileRequests.ask(ann, "GET", "api/v1/files/" + whole.get("id").asText(), null).body())
        .isEmpty();
    String id = begin(ann, "empty.bin", 0);
    assertThat(piece(ann, id, 0, new byte[0]).statusCode()).isEqualTo(200);
  }

  @Test
  void areFoundByTheirNamesAndMayLoseTheirWords() {
    String word = Guest.unique("q").replaceAll("[^A-Za-z0-9]", "");
    byte[] png = Pictures.png(4, 3);
    String picture = sent(ann, word + "_設計図.png", png).get("id").asText();
    try (ChatClient author = ann.connect()) {
      long seq = FileRequests.post(author, "the plan", picture).get("seq").asLong();
      ObjectNode search = Json.MAPPER.createObjectNode().put("type", "search");
      JsonNode hit = author.ask(search.deepCopy().put("q", word + " 設計")).at("/hits/0");
      assertThat(hit.path("seq").asLong()).isEqualTo(seq);
      assertThat(hit.path("snippet").asText()).isEqualTo("the plan");
      assertThat(hit.at("/files/0/id").asText()).isEqualTo(picture);
      for (String trait : new String[] {"file", "image"}) {
        JsonNode hits = author.ask(search.deepCopy().put("q", word + " has:" + trait)).get("hits");
        assertThat(hits).as(trait).hasSize(1);
      }
      assertThat(author.ask(search.deepCopy().put("q", word + " has:link")).get("hits")).isEmpty();

      ObjectNode edit =
          Json.MAPPER
              .createObjectNode()
              .put("type", "edit")
              .put("room", "lobby")
              .put("target", seq)
              .put("text", "");
      assertThat(author.ask(edit).path("type").asText()).isEqualTo("accepted");
      assertThat(author.ask(search.deepCopy().put("q", word)).at("/hits/0/snippet").asText())
          .isEmpty();
      long plain = FileRequests.post(author, "no files").get("seq").asLong();
      for (long target : new long[] {plain, Integer.MAX_VALUE}) {
        JsonNode blank = author.ask(edit.deepCopy().put("target", target).put("text", " \u3000"));
        assertThat(blank.path("code").asText()).isEqualTo("bad-request");
        assertThat(blank.path("field").asText()).isEqualTo("text");
      }
    }
  }

  @Test
  void ofARoomAreListed() {
    String name = Guest.unique("報告書") + ".txt";
    String id = sent(ann, name, random(20)).get("id").asText();
    try (ChatClient author = ann.connect()) {
      long seq = FileRequests.post(author, "the report", id).get("seq").asLong();
      ObjectNode files =
          Json.MAPPER
              .createObjectNode()
              .put("type", "files")
              .put("room", "lobby")
              .put("q", name.substring(0, 6));
      JsonNode items = author.ask(files).get("items");
      assertThat(items).hasSize(1);
      assertThat(items.get(0).get("seq").asLong()).isEqualTo(seq);
      assertThat(items.get(0).get("file").get("id").asText()).isEqualTo(id);
      assertThat(items.get(0).get("from").get("id").asText()).isEqualTo(ann.id());
      assertThat(author.ask(files.deepCopy().put("kind", "image")).get("items")).isEmpty();
      assertThat(author.ask(files.deepCopy().put("kind", "text")).get("items")).isEmpty();
      assertThat(author.ask(files.deepCopy().put("kind", "other")).get("items")).hasSize(1);
      assertThat(author.ask(files.deepCopy().put("kind", "?")).get("code").asText())
          .isEqualTo("bad-request");
    }
  }

  @Test
  void ofManyThatAreSentAtOnceAllCome() {
    List<HttpResponse<byte[]>> answers =
        IntStream.range(0, 24)
            .parallel()
            .mapToObj(i -> FileRequests.send(ann, "lobby", i + ".bin", random(300_000 + i)))
            .toList();
    assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
    for (int i = 0; i < 24; i++) {
      String id = FileRequests.json(answers.get(i)).get("id").asText();
      assertThat(FileRequests.ask(ann, "GET", "api/v1/files/" + id, null).body())
          .isEqualTo(random(300_000 + i));
    }
  }

  @Test
  void ofABrokenConnectionKeepWhatCame() throws IOException {
    String id = begin(ann, "broken.bin", 100_000);
    String request =
        "PATCH "
            + ann.base().resolve("api/v1/files/" + id).getPath()
            + " HTTP/1.1\r\nHost: "
            + ann.base().getAuthority()
            + "\r\nCookie: "
            + ann.cookie()
            + "\r\nOrigin: "
            + FileRequests.origin(ann)
            + "\r\nUpload-Offset: 0\r\nContent-Length: 100000\r\n\r\n"
            + "x".repeat(40_000);
    try (Socket socket = new Socket(ann.base().getHost(), ann.base().getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                Long.parseLong(
                        header(
                            FileRequests.ask(ann, "HEAD", "api/v1/files/" + id, null),
                            "Upload-Offset"))
                    > 0);
    long offset =
        Long.parseLong(
            header(FileRequests.ask(ann, "HEAD", "api/v1/files/" + id, null), "Upload-Offset"));
    assertThat(piece(ann, id, offset, new byte[(int) (100_000 - offset)]).statusCode())
        .isEqualTo(200);
  }
}
