package org.hiroba.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.hiroba.blackbox.Json;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Firefox of this machine without windows, driven by WebDriver BiDi, for the tests of one class.
 */
final class Firefox implements OtherBrowser {
  private static final int WAIT_SECONDS = Tab.WAIT_SECONDS;
  private static final List<String> NAMES = List.of("firefox-esr", "firefox");
  private static final String LISTENING = "WebDriver BiDi listening on ";

  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
  private Path profile;
  private Process process;
  private WebSocket socket;

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    Path executable =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(
                () ->
                    Required.missing(
                        "firefox",
                        "no Firefox found (as root: apt-get install --no-install-recommends"
                            + " firefox-esr)"));
    profile = Files.createTempDirectory("hiroba-firefox");
    ProcessBuilder builder =
        new ProcessBuilder(
            executable.toString(),
            "--headless",
            "--no-remote",
            "--profile",
            profile.toString(),
            "--remote-debugging-port",
            "0");
    // A home of its own: root's may belong to somebody else, which Firefox refuses.
    builder.environment().put("HOME", profile.toString());
    process = builder.redirectErrorStream(true).start();
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(address() + "/session"), new Answers())
            .get(WAIT_SECONDS, TimeUnit.SECONDS);
    ask("session.new", Json.MAPPER.createObjectNode().set("capabilities", object()));
  }

  @Override
  public Tab open() {
    String user = ask("browser.createUserContext", object()).get("userContext").asText();
    String tab =
        ask("browsingContext.create", object().put("type", "tab").put("userContext", user))
            .get("context")
            .asText();
    ObjectNode size = object().put("context", tab);
    size.putObject("viewport").put("width", 1280).put("height", 720);
    ask("browsingContext.setViewport", size);
    return new BidiTab(tab);
  }

  private JsonNode ask(String method, JsonNode params) {
    int id = ids.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    asked.put(id, answer);
    ObjectNode command = object().put("id", id).put("method", method);
    command.set("params", params);
    try {
      socket.sendText(command.toString(), true).get(WAIT_SECONDS, TimeUnit.SECONDS);
      JsonNode answered = answer.get(WAIT_SECONDS, TimeUnit.SECONDS);
      if (!answered.path("type").asText().equals("success")) {
        throw new AssertionError(command + " was answered " + answered);
      }
      return answered.get("result");
    } catch (Exception e) {
      throw new AssertionError("Firefox did not answer " + command, e);
    }
  }

  private String address() throws Exception {
    CompletableFuture<String> found = new CompletableFuture<>();
    Thread reader = new Thread(() -> readAll(found), "firefox-output");
    reader.setDaemon(true);
    reader.start();
    return found.get(WAIT_SECONDS, TimeUnit.SECONDS);
  }

  /** Reads to the end, so that the browser is never held up by what it says. */
  private void readAll(CompletableFuture<String> found) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(LISTENING)) {
          found.complete(line.substring(LISTENING.length()).strip());
        }
      }
      found.completeExceptionally(new IOException("Firefox ended"));
    } catch (IOException e) {
      found.completeExceptionally(e);
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    if (process == null) {
      return;
    }
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    if (!process.waitFor(WAIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static ObjectNode object() {
    return Json.MAPPER.createObjectNode();
  }

  private final class BidiTab extends Tab {
    private final String context;

    private BidiTab(String context) {
      this.context = context;
    }

    @Override
    void navigate(String url) {
      ask("browsingContext.navigate", here().put("url", url).put("wait", "complete"));
    }

    @Override
    String value(String expression) {
      return evaluate("(async () => String(" + expression + "))()").get("value").asText();
    }

    private JsonNode evaluate(String expression) {
      ObjectNode params = object().put("expression", expression).put("awaitPromise", true);
      params.putObject("target").put("context", context);
      JsonNode result = ask("script.evaluate", params);
      if (!result.path("type").asText().equals("success")) {
        throw new AssertionError(expression + " came to " + result);
      }
      return result.get("result");
    }

    @Override
    void perform(ArrayNode sources) {
      ask("input.performActions", here().set("actions", sources));
    }

    @Override
    void choose(String selector, List<Path> files) {
      ObjectNode params = here();
      params
          .putObject("element")
          .set("sharedId", evaluate("document.querySelector('" + selector + "')").get("sharedId"));
      ArrayNode paths = params.putArray("files");
      files.forEach(file -> paths.add(file.toString()));
      ask("input.setFiles", params);
    }

    @Override
    byte[] picture() {
      return Base64.getDecoder()
          .decode(ask("browsingContext.captureScreenshot", here()).get("data").asText());
    }

    @Override
    void close() {
      ask("browsingContext.close", here());
    }

    private ObjectNode here() {
      return object().put("context", context);
    }
  }

  /** Puts frames together and hands each answer to whoever asked. */
  private final class Answers implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        JsonNode heard = Json.parse(text.toString());
        text.setLength(0);
        CompletableFuture<JsonNode> waiting = asked.remove(heard.path("id").asInt(-1));
        if (waiting != null) {
          waiting.complete(heard);
        }
      }
      from.request(1);
      return CompletableFuture.completedFuture(null);
    }
  }
}
