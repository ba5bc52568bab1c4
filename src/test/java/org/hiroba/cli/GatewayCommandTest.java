package org.hiroba.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code gateway} against a router on the loopback address; nothing leaves this machine. */
class GatewayCommandTest {
  private FakeRouter router;

  @BeforeEach
  void start() throws IOException {
    router = new FakeRouter();
  }

  @AfterEach
  void stop() {
    router.close();
  }

  @Test
  void tellsTheRouterAndItsGlobalAddress() {
    CommandRun run = router.ask("gateway");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("Local addresses: ")
        .contains("Router:          127.0.0.1 (Attic \\u009b[31mrouter)")
        .contains("Global address:  203.0.113.7");
    assertThat(router.questions.get(0))
        .startsWith("M-SEARCH * HTTP/1.1\r\n")
        .contains("ssdp:discover", "InternetGatewayDevice:2");
    assertThat(router.requests).hasSize(2);
    assertThat(router.requests.get(1))
        .startsWith(
            "POST /control \"urn:schemas-upnp-org:service:WANIPConnection:1#GetExternalIPAddress\"")
        .contains("GetExternalIPAddress");
  }

  @Test
  void tellsItAsJson() throws IOException {
    JsonNode told = new ObjectMapper().readTree(router.ask("gateway", "--json").out());
    assertThat(told.path("router").path("address").asText()).isEqualTo("127.0.0.1");
    assertThat(told.path("global").asText()).isEqualTo("203.0.113.7");
  }

  @Test
  void saysClearlyThatNoneAnswered() throws IOException {
    router.datagrams = List.of();
    CommandRun run = router.ask("gateway", "--timeout", "200ms");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("none answered within 200ms", "firewall")
        .contains("Global address:  not known");
    JsonNode told =
        new ObjectMapper().readTree(router.ask("gateway", "--timeout", "200ms", "--json").out());
    assertThat(told.path("router").isNull()).isTrue();
    assertThat(told.path("global").isNull()).isTrue();
  }

  @Test
  void contactsNobodyWhomTheRouterNamesInsteadOfItself() throws IOException {
    try (FakeRouter victim = new FakeRouter("127.0.0.2")) {
      router.datagrams = List.of(FakeRouter.answer(victim.url("/description.xml")));
      refused("names a place that is not its own");
      router.datagrams = List.of(FakeRouter.answer(router.url("/description.xml")));
      router.description = FakeRouter.description("", victim.url("/control"));
      refused("names a place that is not its own");
      router.description = FakeRouter.description(victim.url("/"), "/control");
      refused("names a place that is not its own");
      router.datagrams = List.of(FakeRouter.answer(router.url("/elsewhere")));
      router.on(
          "/elsewhere",
          exchange -> {
            exchange.getResponseHeaders().add("Location", victim.url("/description.xml"));
            FakeRouter.send(exchange, 302, "");
          });
      refused("HTTP status 302");
      assertThat(victim.requests).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1:1/",
        "http://localhost:1/",
        "http://u@127.0.0.1:1/",
        "ftp://127.0.0.1/x"
      })
  void contactsNothingButPlainHttpAtTheAddressItself(String location) {
    router.datagrams = List.of(FakeRouter.answer(location));
    refused("names a place that is not its own");
    assertThat(router.requests).isEmpty();
  }

  @Test
  void takesTheNextAnswerAfterNonsense() {
    router.datagrams =
        List.of(
            "",
            "nonsense",
            "HTTP/1.1 200 OK\r\n\r\n",
            "NOTIFY * HTTP/1.1\r\nLOCATION: " + router.url("/no") + "\r\n\r\n",
            FakeRouter.answer("http://127.0.0.3:1/no"),
            FakeRouter.answer(router.url("/description.xml")));
    assertThat(router.ask("gateway").exitCode()).isZero();
  }

  @Test
  void looksAtOnlySoManyAnswers() {
    List<String> datagrams = new ArrayList<>(Collections.nCopies(40, "nonsense"));
    datagrams.add(FakeRouter.answer(router.url("/description.xml")));
    router.datagrams = datagrams;
    assertThat(router.ask("gateway", "--timeout", "30s").exitCode()).isEqualTo(1);
    assertThat(router.requests).isEmpty();
  }

  @Test
  void readsNoFileForADescription(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "TOP SECRET");
    router.description =
        router.description.replace(
            "<root", "<!DOCTYPE root [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><root");
    router.description = router.description.replace("Attic", "&x;");
    assertThat(refused("DOCTYPE").out()).doesNotContain("TOP SECRET");
  }

  @Test
  void readsNoFileForAnAnswer() {
    router.soapAnswer =
        router.soapAnswer.replace(
            "<s:Envelope", "<!DOCTYPE x [<!ENTITY x \"203.0.113.9\">]><s:Envelope");
    refused("DOCTYPE");
  }

  @Test
  void refusesADescriptionThatDoesNotEnd() {
    router.on(
        "/endless",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            byte[] spaces = " ".repeat(8_192).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 1_000; i++) {
              out.write(spaces);
            }
          }
        });
    router.datagrams = List.of(FakeRouter.answer(router.url("/endless")));
    refused("more than 262144 bytes");
  }

  @Test
  void doesNotWaitForADescriptionThatDrips() {
    router.on(
        "/drips",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(' ');
          exchange.getResponseBody().flush();
        });
    router.datagrams = List.of(FakeRouter.answer(router.url("/drips")));
    CommandRun run = router.ask("gateway", "--timeout", "2s", "--read-timeout", "500ms");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("did not answer within");
  }

  @Test
  void tellsWhatTheRouterRefuses() {
    router.soapStatus = 500;
    router.soapAnswer = FakeRouter.fault(501, "Action Failed");
    refused("refuses to tell its address");
  }

  @Test
  void tellsARouterThatHasNoConnection() {
    router.soapAnswer = FakeRouter.address("0.0.0.0");
    CommandRun run = router.ask("gateway");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("no connection to the outside");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example.com", "1.2.3", "999.1.1.1", "1.2.3.4 5"})
  void refusesAnAddressThatIsNone(String address) {
    router.soapAnswer = FakeRouter.address(address);
    refused("no address");
  }

  @Test
  void refusesWhatIsNoRouter() {
    router.description = router.description.replace("WANIPConnection", "RenderingControl");
    refused("is no router");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--interface=localhost", "--ssdp=router:1900", "--timeout=0s"})
  void usageIsShownForWhatIsNoAddress(String option) {
    assertThat(CommandRun.of("gateway", option).exitCode()).isEqualTo(2);
  }

  private CommandRun refused(String why) {
    // So many answers are looked at and no more: nobody has to wait for the end of the time.
    List<String> datagrams = new ArrayList<>(router.datagrams);
    datagrams.addAll(Collections.nCopies(40, "nonsense"));
    router.datagrams = datagrams;
    CommandRun run = router.ask("gateway", "--timeout", "30s", "--read-timeout", "30s");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains(why);
    return run;
  }
}
