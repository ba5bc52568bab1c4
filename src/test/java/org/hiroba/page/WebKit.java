package org.hiroba.page;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hiroba.blackbox.Json;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * WebKitGTK's little browser on a screen that nobody sees, driven by the classic WebDriver, for the
 * tests of one class.
 */
final class WebKit implements OtherBrowser {
  private static final String DRIVER = "WebKitWebDriver";
  private static final String SCREEN = "Xvfb";

  /** A page that is left takes a question with it: then the one that follows is asked. */
  private static final String PAGE_GONE = "before the unload event";

  private static final Duration WAIT = Duration.ofSeconds(Tab.WAIT_SECONDS);

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Process> processes = new ArrayList<>();
  private Path home;
  private URI address;

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    Path screen = program(SCREEN);
    Path driver = program(DRIVER);
    home = Files.createTempDirectory("hiroba-webkit");
    Process xvfb =
        start(
            new ProcessBuilder(
                    screen.toString(),
                    "-displayfd",
                    "1",
                    "-screen",
                    "0",
                    "1600x1200x24",
                    "-nolisten",
                    "tcp")
                .redirectError(ProcessBuilder.Redirect.DISCARD));
    String display;
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(xvfb.getInputStream(), StandardCharsets.US_ASCII))) {
      display = said.readLine();
    }
    int port = freePort();
    address = URI.create("http://127.0.0.1:" + port);
    ProcessBuilder builder =
        new ProcessBuilder(driver.toString(), "--host=127.0.0.1", "--port=" + port)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("DISPLAY", ":" + display);
    builder.environment().put("HOME", home.toString());
    builder.environment().put("LIBGL_ALWAYS_SOFTWARE", "1");
    // There is no session bus, and none is to be started for this.
    builder.environment().put("NO_AT_BRIDGE", "1");
    Process listening = start(builder);
    await()
        .atMost(WAIT)
        .ignoreExceptions()
        .failFast(DRIVER + " ended", () -> !listening.isAlive())
        .until(() -> ask("GET", "/status", object()).get("ready").asBoolean());
  }

  private static Path program(String name) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                Required.missing(
                    "webkit",
                    "no "
                        + name
                        + " found (as root: apt-get install --no-install-recommends"
                        + " webkit2gtk-driver xvfb)"));
  }

  /** The driver takes no 0 for a port, and tells of none. */
  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private Process start(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  @Override
  public Tab open() {
    ObjectNode wanted = object();
    wanted
        .putObject("capabilities")
        .putObject("alwaysMatch")
        .putObject("timeouts")
        .put("script", WAIT.toMillis());
    String session = ask("POST", "/session", wanted).get("sessionId").asText();
    ClassicTab tab = new ClassicTab("/session/" + session);
    tab.resize(1280, 720);
    return tab;
  }

  private JsonNode ask(String method, String path, JsonNode body) {
    HttpResponse<String> answer = send(method, path, body);
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.body() + " was the answer to " + path + " " + body);
    }
    return Json.parse(answer.body()).get("value");
  }

  private HttpResponse<String> send(String method, String path, JsonNode body) {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(WAIT)
            .method(method, HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(DRIVER + " did not answer " + path + " " + body, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    for (int i = processes.size() - 1; i >= 0; i--) {
      Process process = processes.get(i);
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      if (!process.waitFor(WAIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
    if (home != null) {
      try (Stream<Path> files = Files.walk(home)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static ObjectNode object() {
    return Json.MAPPER.createObjectNode();
  }

  private final class ClassicTab extends Tab {
    private final String session;

    /**
     * The driver takes how far the wheel has been turned in all, and turns it by the difference.
     */
    private int turned;

    private ClassicTab(String session) {
      this.session = session;
    }

    private JsonNode ask(String command, JsonNode body) {
      return WebKit.this.ask("POST", session + command, body);
    }

    /** Makes the window so big that the page in it has this size. */
    private void resize(int width, int height) {
      ask("/window/rect", object().put("width", width).put("height", height));
      int wider = width - Integer.parseInt(value("innerWidth"));
      int higher = height - Integer.parseInt(value("innerHeight"));
      ask("/window/rect", object().put("width", width + wider).put("height", height + higher));
    }

    @Override
    void navigate(String url) {
      ask("/url", object().put("url", url));
    }

    @Override
    String value(String expression) {
      ObjectNode params =
          object().put("script", "return (async () => String(" + expression + "))();");
      params.putArray("args");
      String path = session + "/execute/sync";
      HttpResponse<String> answer = send("POST", path, params);
      while (answer.body().contains(PAGE_GONE)) {
        answer = send("POST", path, params);
      }
      if (answer.statusCode() != 200) {
        throw new AssertionError(answer.body() + " was the answer to " + expression);
      }
      return Json.parse(answer.body()).get("value").asText();
    }

    @Override
    void perform(ArrayNode sources) {
      for (JsonNode action : sources.findParents("deltaY")) {
        turned += action.get("deltaY").asInt();
        ((ObjectNode) action).put("deltaY", turned);
      }
      ask("/actions", object().set("actions", sources));
    }

    @Override
    void choose(String selector, List<Path> files) {
      JsonNode found =
          ask("/element", object().put("using", "css selector").put("value", selector));
      String element = found.elements().next().asText();
      String paths = files.stream().map(Path::toString).collect(Collectors.joining("\n"));
      ask("/element/" + element + "/value", object().put("text", paths));
    }

    @Override
    byte[] picture() {
      return Base64.getDecoder()
          .decode(WebKit.this.ask("GET", session + "/screenshot", object()).asText());
    }

    @Override
    void close() {
      WebKit.this.ask("DELETE", session, object());
    }
  }
}
