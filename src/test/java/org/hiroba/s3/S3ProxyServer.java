package org.hiroba.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hiroba.blackbox.FreePorts;
import org.hiroba.config.S3Settings;

/**
 * A server of S3 on loopback that looks at signatures and keeps what it gets in memory, with one
 * bucket. In a process of its own, whose libraries are not ours.
 */
public final class S3ProxyServer implements AutoCloseable {
  /** Whose key it takes. */
  public static final String ACCESS_KEY = "hiroba-tests";

  /** The key. */
  public static final String SECRET_KEY = "eTwP9/+kWn3 no word";

  /** The bucket that there is. */
  public static final String BUCKET = "hiroba-files";

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration START = Duration.ofMinutes(1);

  private final int port;
  private final Path folder;
  private final Process process;

  /** Starts it and waits until it answers. */
  public S3ProxyServer() {
    this(FreePorts.take());
  }

  /** Starts it at a port and waits until it answers. */
  public S3ProxyServer(int port) {
    this.port = port;
    try {
      folder = Files.createTempDirectory("hiroba-s3proxy");
      process = start();
      await().atMost(START).until(this::listens);
      makeBucket();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process start() throws IOException {
    Path settings =
        Files.write(
            folder.resolve("s3proxy.conf"),
            List.of(
                "s3proxy.endpoint=http://127.0.0.1:" + port,
                "s3proxy.authorization=aws-v2-or-v4",
                "s3proxy.identity=" + ACCESS_KEY,
                "s3proxy.credential=" + SECRET_KEY,
                "jclouds.provider=transient-nio2",
                "jclouds.identity=nobody",
                "jclouds.credential=nothing"));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-DLOG_LEVEL=WARN",
            "-cp",
            classPath(),
            "org.gaul.s3proxy.Main",
            "--properties",
            settings.toString())
        .redirectErrorStream(true)
        .redirectOutput(log().toFile())
        .start();
  }

  private Path log() {
    return folder.resolve("output");
  }

  private static String classPath() throws IOException {
    Path jars = Path.of(System.getProperty("hiroba.tests.s3proxy", "target/s3proxy"));
    if (!Files.isDirectory(jars)) {
      throw new AssertionError(
          jars.toAbsolutePath() + " is missing: run mvn generate-test-resources first");
    }
    try (Stream<Path> files = Files.list(jars)) {
      return files.sorted().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
  }

  private boolean listens() throws IOException {
    if (!process.isAlive()) {
      throw new AssertionError("s3proxy has ended:\n" + Files.readString(log()));
    }
    try (Socket peer = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return peer.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** By hand: the store itself makes none. */
  private void makeBucket() {
    ask(S3Request.Method.PUT, "/" + BUCKET);
  }

  /** Returns the names of all objects. */
  public List<String> keys() {
    return Pattern.compile("<Key>([^<]*)</Key>")
        .matcher(ask(S3Request.Method.GET, "/" + BUCKET + "?list-type=2"))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private String ask(S3Request.Method method, String path) {
    URI address = endpoint().resolve(path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).method(method.name(), HttpRequest.BodyPublishers.noBody());
    try {
      new S3Signer(ACCESS_KEY, SECRET_KEY, "us-east-1", Clock.systemUTC())
          .sign(method, address, Map.of(), null)
          .forEach(
              (name, values) -> {
                if (!name.equalsIgnoreCase("host")) {
                  request.header(name, values.get(0));
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    HttpResponse<String> answer =
        CLIENT.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString()).join();
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  /** Returns where it is. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Returns settings by which it is used. */
  S3Settings settings(String prefix) {
    return settings(BUCKET, prefix, ACCESS_KEY, SECRET_KEY);
  }

  S3Settings settings(String bucket, String prefix, String accessKey, String secretKey) {
    return new S3Settings(
        endpoint(),
        "us-east-1",
        bucket,
        prefix,
        accessKey,
        Optional.of(secretKey),
        Optional.empty(),
        true,
        Optional.empty());
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Files.deleteIfExists(log());
    Files.deleteIfExists(folder.resolve("s3proxy.conf"));
    Files.delete(folder);
  }
}
