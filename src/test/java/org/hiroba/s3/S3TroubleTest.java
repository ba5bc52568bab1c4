package org.hiroba.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.assertj.core.api.AbstractStringAssert;
import org.hiroba.config.S3Settings;
import org.hiroba.feature.file.FileStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said and done when S3 does not do what it is asked. */
class S3TroubleTest {
  private static final String SECRET = "a-secret-that-nobody-tells";
  private static final Duration LONG = Duration.ofSeconds(30);

  /** For peers that answer, however busy this machine is. */
  private static final S3Patience MUCH =
      new S3Patience(LONG, LONG, LONG, Duration.ofMillis(1), Duration.ZERO);

  /** For peers that do not. */
  private static final S3Patience LITTLE =
      new S3Patience(
          LONG, Duration.ofSeconds(2), Duration.ZERO, Duration.ofMillis(1), Duration.ZERO);

  @TempDir Path folder;
  private final ExecutorService peers = Executors.newCachedThreadPool();
  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 20);
    server.setExecutor(peers);
    server.start();
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
    server.stop(0);
    peers.shutdownNow();
  }

  private interface Answer {
    void to(HttpExchange exchange, int number) throws IOException;
  }

  /** Answers requests by their numbers, from 1. */
  private void answers(Answer answer) {
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          try (exchange) {
            answer.to(exchange, asked.size());
          }
        });
  }

  private static void error(HttpExchange exchange, int status, String code, String more)
      throws IOException {
    exchange.getRequestBody().readAllBytes();
    byte[] body =
        ("<?xml version=\"1.0\"?>\n<Error><Code>" + code + "</Code>" + more + "</Error>")
            .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private void refuses(int status, String code, String more) {
    answers((exchange, number) -> error(exchange, status, code, more));
  }

  private S3FileStore store() throws IOException {
    return store(server.getAddress().getPort(), MUCH);
  }

  private S3FileStore store(int port, S3Patience patience) throws IOException {
    return store(port, patience, System::nanoTime);
  }

  private S3FileStore store(int port, S3Patience patience, LongSupplier nanoTime)
      throws IOException {
    S3FileStore store =
        new S3FileStore(
            new S3Settings(
                URI.create("http://127.0.0.1:" + port),
                "us-east-1",
                "files",
                "",
                "somebody",
                Optional.of(SECRET),
                Optional.empty(),
                true,
                Optional.empty()),
            patience,
            nanoTime);
    open.add(store);
    return store;
  }

  private Path file(int bytes) throws IOException {
    return Files.write(folder.resolve("file"), new byte[bytes]);
  }

  private AbstractStringAssert<?> fails(boolean lasting) throws IOException {
    S3FileStore store = store();
    Path file = file(10);
    return assertThatThrownBy(() -> store.put("key-1", file))
        .isInstanceOfSatisfying(
            FileStoreException.class, e -> assertThat(e.isLasting()).isEqualTo(lasting))
        .message()
        .doesNotContain(SECRET);
  }

  @Test
  void triesAgainWhenItFailsThere() throws IOException {
    answers(
        (exchange, number) -> {
          if (number < 3) {
            error(exchange, number == 1 ? 500 : 503, "SlowDown", "");
          } else {
            assertThat(exchange.getRequestBody().readAllBytes()).hasSize(10);
            exchange.sendResponseHeaders(200, -1);
          }
        });
    store().put("key-1", file(10));
    assertThat(asked).hasSize(3).containsOnly("PUT /files/key-1");
  }

  @Test
  void givesUpAfterTheThirdTime() throws IOException {
    refuses(503, "SlowDown", "<Message>Reduce your rate.</Message>");
    fails(false).contains("503 SlowDown, Reduce your rate.");
    assertThat(asked).hasSize(3);
  }

  @Test
  void saysThatTheSecretIsWrongAndDoesNotInsist() throws IOException {
    refuses(403, "SignatureDoesNotMatch", "<StringToSign>AWS4</StringToSign>");
    fails(true).contains("hiroba.files.s3.secret-key", "SignatureDoesNotMatch");
    assertThat(asked).hasSize(1);
  }

  @Test
  void saysThatThereIsNoBucketAlsoWhenAFileIsAskedFor() throws IOException {
    refuses(404, "NoSuchBucket", "");
    fails(true).contains("no bucket files", "hiroba.files.s3.bucket");
    S3FileStore store = store();
    assertThatThrownBy(() -> store.open("key-1", 0)).isInstanceOf(FileStoreException.class);
    assertThatThrownBy(() -> store.delete("key-1")).isInstanceOf(FileStoreException.class);
    assertThatThrownBy(store::freeBytes).isInstanceOf(FileStoreException.class);
  }

  @Test
  void saysWhichRightsAreNeeded() throws IOException {
    refuses(403, "AccessDenied", "");
    fails(true).contains("s3:PutObject", "s3:ListBucket");
  }

  @Test
  void isWellWhereItMayNotKnowWhatIsNotThere() throws IOException {
    refuses(403, "AccessDenied", "");
    assertThat(store().freeBytes()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void followsNobodyToAnotherRegionAndSaysWhichItIs() throws IOException {
    answers(
        (exchange, number) -> {
          exchange.getResponseHeaders().add("x-amz-bucket-region", "eu-central-1");
          exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/elsewhere");
          error(exchange, 301, "PermanentRedirect", "");
        });
    fails(true).contains("hiroba.files.s3.region=eu-central-1");
    assertThat(asked).hasSize(1);
  }

  @Test
  void saysThatTheClockIsWrongAndThatThisMayPass() throws IOException {
    refuses(403, "RequestTimeTooSkewed", "<Message>The difference is too large.</Message>");
    fails(false).contains("clock", "there it is ");
  }

  @Test
  void readsNoMoreOfAnErrorThanItsBeginningAndResolvesNothingInIt() throws IOException {
    String entity = "<!DOCTYPE x [<!ENTITY y SYSTEM \"http://127.0.0.1:1/\">]>";
    answers(
        (exchange, number) -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(400, 0);
          OutputStream out = exchange.getResponseBody();
          byte[] piece =
              (entity + "<Code>Odd\u0000\n&y;</Code>" + "x".repeat(60_000))
                  .getBytes(StandardCharsets.UTF_8);
          try {
            for (int i = 0; i < 10_000; i++) {
              out.write(piece);
            }
          } catch (IOException e) {
            asked.add("broken off");
          }
        });
    fails(true).contains("400 Odd??&y;").hasSizeLessThan(600);
    await().untilAsserted(() -> assertThat(asked).contains("broken off"));
  }

  @Test
  void doesNotWaitForeverForAnAnswer() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      S3FileStore store = store(silent.getLocalPort(), LITTLE);
      assertThatThrownBy(() -> store.open("key-1", 0))
          .isInstanceOf(FileStoreException.class)
          .hasMessageContaining("neither takes nor says anything");
    }
  }

  @Test
  void doesNotWaitForeverForOneThatTakesNothing() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      S3FileStore store = store(silent.getLocalPort(), LITTLE);
      Path file = file(30 << 20);
      assertThatThrownBy(() -> store.put("key-1", file))
          .isInstanceOf(FileStoreException.class)
          .hasMessageContaining("neither takes nor says anything");
    }
  }

  private S3FileStore sending(String text, boolean thenClose) throws IOException {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    open.add(listener);
    var unused =
        peers.submit(
            () -> {
              Socket peer = listener.accept();
              peer.getInputStream().read(new byte[4_096]);
              peer.getOutputStream()
                  .write(
                      ("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n" + text)
                          .getBytes(StandardCharsets.UTF_8));
              if (thenClose) {
                peer.close();
              } else {
                open.add(peer);
              }
              return null;
            });
    return store(listener.getLocalPort(), LITTLE);
  }

  @Test
  void doesNotWaitForeverForTheRestOfAFile() throws IOException {
    try (InputStream in = sending("begins", false).open("key-1", 0)) {
      assertThat(in.readNBytes(6)).asString().isEqualTo("begins");
      assertThatThrownBy(in::read)
          .isInstanceOf(FileStoreException.class)
          .hasMessageContaining("nothing more");
    }
  }

  @Test
  void takesAFileThatBreaksOffForNoWholeOne() throws IOException {
    try (InputStream in = sending("begins", true).open("key-1", 0)) {
      assertThatThrownBy(in::readAllBytes)
          .isInstanceOf(FileStoreException.class)
          .hasMessageContaining("broke off");
    }
  }

  @Test
  void sendsNoneOfAFileForItsEnd() throws IOException {
    answers(
        (exchange, number) -> {
          exchange.sendResponseHeaders(200, 5);
          exchange.getResponseBody().write(new byte[5]);
        });
    S3FileStore store = store();
    assertThatThrownBy(() -> store.open("key-1", 2)).isInstanceOf(FileStoreException.class);
  }

  @Test
  void asksNobodyForAWhileAfterAFailureAndGoesOnByItself() throws IOException {
    answers(
        (exchange, number) -> {
          if (number <= 3) {
            error(exchange, 503, "SlowDown", "");
          } else {
            error(exchange, 404, "NoSuchKey", "");
          }
        });
    AtomicLong now = new AtomicLong();
    S3FileStore store =
        store(
            server.getAddress().getPort(),
            new S3Patience(LONG, LONG, LONG, Duration.ofMillis(1), Duration.ofSeconds(5)),
            now::get);
    assertThatThrownBy(store::freeBytes).hasMessageContaining("SlowDown");
    assertThatThrownBy(() -> store.open("key-1", 0)).hasMessageContaining("SlowDown");
    assertThat(asked).hasSize(3);
    now.addAndGet(Duration.ofSeconds(5).toNanos());
    assertThat(store.freeBytes()).isEqualTo(Long.MAX_VALUE);
    assertThatThrownBy(() -> store.open("key-1", 0)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void tellsAMissingBucketFromAMissingFileWhenItMeasures() throws IOException {
    answers(
        (exchange, number) -> {
          if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(404, -1);
          } else {
            error(exchange, 404, number < 3 ? "NoSuchKey" : "NoSuchBucket", "");
          }
        });
    S3FileStore store = store();
    assertThat(store.size("key-1")).isEmpty();
    assertThatThrownBy(() -> store.size("key-1")).hasMessageContaining("no bucket files");
  }

  @Test
  void listsPageByPageWhatIsItsOwn() throws IOException {
    answers(
        (exchange, number) -> {
          List<String> keys =
              switch (number) {
                case 1 -> List.of("key-1", "key-2");
                case 2 -> List.of("other/key-3");
                default -> List.of();
              };
          byte[] body =
              ("<ListBucketResult>"
                      + String.join(
                          "",
                          keys.stream()
                              .map(key -> "<Contents><Key>" + key + "</Key></Contents>")
                              .toList())
                      + "</ListBucketResult>")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
        });
    List<String> keys = new ArrayList<>();
    assertThat(store().keys(keys::add)).isTrue();
    assertThat(keys).containsExactly("key-1", "key-2");
    assertThat(asked)
        .containsExactly(
            "GET /files?list-type=2&prefix=",
            "GET /files?list-type=2&prefix=&start-after=key-2",
            "GET /files?list-type=2&prefix=&start-after=other%2Fkey-3");
  }

  @Test
  void namesTheBucketBeforeTheHostWhereItIsToldTo() {
    S3Settings amazon =
        new S3Settings(
            URI.create("https://s3.eu-west-1.amazonaws.com"),
            "eu-west-1",
            "files",
            "chat/",
            "somebody",
            Optional.of(SECRET),
            Optional.empty(),
            false,
            Optional.empty());
    assertThat(S3Request.get("key-1", 0).address(amazon))
        .hasToString("https://files.s3.eu-west-1.amazonaws.com/chat/key-1");
    assertThat(amazon.toString()).doesNotContain(SECRET);
  }

  @Test
  void asksNobodyOnceItIsClosed() throws IOException {
    refuses(404, "NoSuchKey", "");
    S3FileStore store = store();
    store.delete("key-1");
    store.close();
    assertThatThrownBy(() -> store.delete("key-1")).hasMessageContaining("going down");
    assertThat(asked).hasSize(1);
  }
}
