package org.hiroba.cli.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.hiroba.cli.chat.FakeTransport.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A conversation with a server that the test plays, on a clock that the test moves. */
class ConversationTest {
  private static final String LOBBY = "{'id':'lobby','head':4}";

  private final ManualLoop loop = new ManualLoop();
  private final FakeTransport network = new FakeTransport(loop);
  private final List<JsonNode> events = new ArrayList<>();
  private final List<Duration> waits = new ArrayList<>();
  private final Conversation conversation = conversation(Optional.empty());

  private Conversation conversation(Optional<Duration> giveUpAfter) {
    Observer observer =
        new Observer() {
          @Override
          public void event(JsonNode event) {
            events.add(event);
          }

          @Override
          public void waiting(String why, Duration delay) {
            waits.add(delay);
          }
        };
    return new Conversation(loop, network, observer, new CommandIds("k"), () -> 0.5, giveUpAfter);
  }

  private Wire start() {
    conversation.start();
    loop.run();
    return network.last().welcome(LOBBY);
  }

  private CompletableFuture<Reply> post(String text) {
    CompletableFuture<Reply> reply =
        conversation.request(Conversation.command("post").put("room", "lobby").put("text", text));
    loop.run();
    return reply;
  }

  private static String accepted(JsonNode command) {
    return "{'type':'accepted','re':'" + command.path("id").asText() + "','seq':5}";
  }

  private static String message(int seq) {
    return "{'type':'message','room':'lobby','seq':" + seq + "}";
  }

  private int exitCode() {
    assertThat(conversation.end()).isCompletedExceptionally();
    return reason(conversation.end()).exitCode();
  }

  private static ChatException reason(CompletableFuture<?> failed) {
    CompletionException thrown = catchThrowableOfType(CompletionException.class, failed::join);
    return (ChatException) thrown.getCause();
  }

  @Test
  void answersACommandOnlyWhenTheServerDoes() {
    Wire wire = start();
    CompletableFuture<Reply> reply = post("hello");
    assertThat(reply).isNotDone();
    wire.say(accepted(wire.lastSent()));
    assertThat(reply).isCompletedWithValueMatching(Reply::isGood);
  }

  @Test
  void sendsUnansweredCommandsAgainUnderTheSameIdsInOrder() {
    Wire first = start();
    CompletableFuture<Reply> one = post("one");
    CompletableFuture<Reply> two = post("two");
    first.drop(1006, "");
    CompletableFuture<Reply> three = post("three");
    loop.pass(Duration.ofSeconds(1));
    Wire second = network.last().welcome(LOBBY);

    assertThat(second.sent("post")).hasSize(3);
    assertThat(second.sent("post").subList(0, 2)).isEqualTo(first.sent("post"));
    second.sent("post").forEach(command -> second.say(accepted(command)));
    assertThat(List.of(one, two, three)).allMatch(CompletableFuture::isDone);
  }

  @Test
  void waitsAndSendsAgainWhatWasRefusedForNow() {
    Wire wire = start();
    CompletableFuture<Reply> reply = post("hello");
    String id = wire.lastSent().path("id").asText();
    wire.say("{'type':'error','re':'" + id + "','code':'rate-limited','retryAfterMillis':3000}");
    loop.pass(Duration.ofMillis(2999));
    assertThat(wire.sent("post")).hasSize(1);
    loop.pass(Duration.ofMillis(1));
    assertThat(wire.sent("post")).hasSize(2);
    wire.say("{'type':'error','re':'" + id + "','code':'unavailable'}");
    loop.pass(Duration.ofSeconds(1));
    assertThat(wire.sent("post")).hasSize(3).containsOnly(wire.lastSent());
    assertThat(reply).isNotDone();
    wire.say(accepted(wire.lastSent()));
    assertThat(reply).isCompletedWithValueMatching(Reply::isGood);
  }

  @Test
  void doesNotTakeAServerForDeadThatSaysNotNow() {
    Wire wire = start();
    CompletableFuture<Reply> reply = post("hello");
    String id = wire.lastSent().path("id").asText();
    for (int i = 0; i < 40; i++) {
      wire.say("{'type':'error','re':'" + id + "','code':'unavailable'}");
      loop.pass(Duration.ofSeconds(1));
    }
    assertThat(wire.aborted).isFalse();
    assertThat(reply).isNotDone();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bad-request", "forbidden", "not-found", "conflict", "too-large"})
  void tellsARefusalThatIsForGood(String code) {
    Wire wire = start();
    CompletableFuture<Reply> reply = post("hello");
    wire.say(
        "{'type':'error','re':'"
            + wire.lastSent().path("id").asText()
            + "','code':'"
            + code
            + "','message':'no'}");
    assertThat(reply.join().isGood()).isFalse();
    assertThat(reply.join().message()).isEqualTo("no");
    loop.pass(Duration.ofMinutes(1));
    assertThat(network.wires.get(0).sent("post")).hasSize(1);
  }

  @Test
  void dropsAServerThatDoesNotAnswerACommand() {
    Wire wire = start();
    CompletableFuture<Reply> reply = post("hello");
    loop.pass(Duration.ofSeconds(19));
    wire.alive();
    loop.pass(Duration.ofSeconds(1));
    assertThat(wire.aborted).isTrue();
    loop.pass(Duration.ofSeconds(1));
    Wire second = network.last().welcome(LOBBY);
    assertThat(second.sent("post")).hasSize(1);
    assertThat(reply).isNotDone();
  }

  @Test
  void resumesWhereItWasAndHearsNothingTwice() {
    Wire first = start();
    first.say(message(5), message(6));
    first.drop(4008, "too slow");
    loop.pass(Duration.ofSeconds(1));
    Wire second = network.last().welcome(LOBBY);

    JsonNode hello = second.sent.get(0);
    assertThat(hello.path("epoch").asText()).isEqualTo("e1");
    assertThat(hello.path("resume")).isEqualTo(FakeTransport.parse("{'lobby':6}"));
    second.say(message(6), message(7), "{'type':'caughtUp','room':'lobby','seq':7}");
    assertThat(events).extracting(event -> event.path("seq").asInt()).containsExactly(5, 6, 7, 7);
  }

  @Test
  void goesOnFromTheHeadAfterAGap() {
    Wire first = start();
    first.say("{'type':'gap','room':'lobby','head':2000}", message(2001));
    first.drop(1006, "");
    loop.pass(Duration.ofSeconds(1));
    Wire second = network.last().welcome(LOBBY);
    assertThat(second.sent.get(0).path("resume").path("lobby").asInt()).isEqualTo(2001);
    assertThat(events).hasSize(2);
  }

  @Test
  void hearsTheMessageThatMadeARoomAppear() {
    Wire wire = start();
    wire.say(
        "{'type':'roomAdded','room':{'id':'d1','head':1}}",
        "{'type':'message','room':'d1','seq':1}");
    assertThat(events).hasSize(2);
    wire.say("{'type':'roomRemoved','room':'d1'}");
    wire.drop(1006, "");
    loop.pass(Duration.ofSeconds(1));
    Wire second = network.last().welcome(LOBBY);
    assertThat(second.sent.get(0).path("resume").has("d1")).isFalse();
  }

  @Test
  void beginsWhereItIsTold() {
    conversation.beginAfter("ops", 41);
    Wire wire = start();
    assertThat(wire.sent.get(0).path("resume").path("ops").asInt()).isEqualTo(41);
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 1001, 1006, 1011, 4008, 4009, 4999})
  void comesBackWithJitterThatGrowsAndBeginsAnewAfterAWelcome(int code) {
    start().drop(code, "");
    for (int i = 0; i < 8; i++) {
      loop.pass(waits.get(i));
      network.last().drop(1006, "");
    }
    assertThat(waits)
        .extracting(Duration::toMillis)
        .containsExactly(250L, 500L, 1000L, 2000L, 4000L, 8000L, 15000L, 15000L, 15000L);
    loop.pass(waits.get(8));
    network.last().welcome(LOBBY).drop(code, "");
    assertThat(waits.get(9)).hasMillis(250);
  }

  @Test
  void comesBackAfterARestartWhenTheServerSaid() {
    Wire wire = start();
    wire.say("{'type':'draining','reconnectAfterMillis':5000}");
    wire.drop(1012, "");
    assertThat(waits).containsExactly(Duration.ofMillis(5250));
  }

  @Test
  void comesBackSlowlyAfterAPolicyClose() {
    start().drop(1008, "");
    assertThat(waits).containsExactly(Duration.ofMillis(30_250));
  }

  @Test
  void doesNotSendAMessageAgainThatWasTooBig() {
    Wire first = start();
    CompletableFuture<Reply> big = post("big");
    first.drop(1009, "");
    assertThat(big.join().code()).isEqualTo("too-large");
    loop.pass(Duration.ofSeconds(1));
    assertThat(network.last().welcome(LOBBY).sent("post")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {4001, 4003})
  void endsWhenTheSignInIsOver(int code) {
    Wire wire = start();
    CompletableFuture<Reply> reply = post("hello");
    wire.drop(code, "signed out");
    assertThat(exitCode()).isEqualTo(ChatException.NOT_SIGNED_IN);
    assertThat(reason(reply)).hasMessageContaining("signed out");
    loop.pass(Duration.ofHours(1));
    assertThat(network.wires).hasSize(1);
    assertThat(post("later")).isCompletedExceptionally();
  }

  @Test
  void endsWhenTheServerUnderstandsNothingOfIt() {
    start().drop(1003, "text only");
    assertThat(exitCode()).isEqualTo(ChatException.REFUSED);
  }

  @Test
  void endsWithoutAGoodToken() {
    conversation.start();
    loop.run();
    network.last().refuse(401);
    assertThat(exitCode()).isEqualTo(ChatException.NOT_SIGNED_IN);
  }

  @Test
  void takesAnUnknownPathForGoodOnlyAtFirst() {
    Wire wire = start();
    wire.drop(1006, "");
    loop.pass(Duration.ofSeconds(1));
    network.last().refuse(404);
    assertThat(conversation.end()).isNotDone();
    loop.pass(Duration.ofSeconds(1));
    assertThat(network.wires).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 302})
  void endsWhereThereIsNoHirobaForUs(int status) {
    conversation.start();
    loop.run();
    network.last().refuse(status);
    assertThat(exitCode()).isEqualTo(ChatException.REFUSED);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503})
  void triesAgainWhereTheServerCannotForNow(int status) {
    conversation.start();
    loop.run();
    network.last().refuse(status);
    loop.pass(Duration.ofSeconds(1));
    assertThat(network.wires).hasSize(2);
  }

  @Test
  void asksASilentServerAndDropsItIfItStaysSilent() {
    Wire wire = start();
    loop.pass(Duration.ofMillis(19_999));
    assertThat(wire.sent("ping")).isEmpty();
    loop.pass(Duration.ofMillis(1));
    assertThat(wire.sent("ping")).hasSize(1);
    wire.alive();
    loop.pass(Duration.ofSeconds(20));
    assertThat(wire.sent("ping")).hasSize(2);
    loop.pass(Duration.ofSeconds(9));
    assertThat(wire.aborted).isFalse();
    loop.pass(Duration.ofSeconds(1));
    assertThat(wire.aborted).isTrue();
    assertThat(waits).hasSize(1);
  }

  @Test
  void dropsAServerThatDoesNotSayWelcomeAndOneThatSpeaksNoJson() {
    conversation.start();
    loop.run();
    loop.pass(Duration.ofSeconds(10));
    assertThat(network.wires.get(0).aborted).isTrue();
    loop.pass(Duration.ofSeconds(1));
    Wire second = network.last().welcome(LOBBY);
    second.garble();
    assertThat(second.aborted).isTrue();
    assertThat(waits).hasSize(2);
  }

  @Test
  void readsOnOnlyWhenItHasWorkedThrough() {
    Wire wire = start();
    wire.say(message(5));
    assertThat(wire.readThrough).isEqualTo(2);
  }

  @Test
  void hearsNothingOfAConnectionThatItGaveUp() {
    Wire first = start();
    loop.pass(Duration.ofSeconds(30));
    assertThat(first.aborted).isTrue();
    first.say(message(5));
    first.drop(4001, "late");
    assertThat(events).isEmpty();
    assertThat(conversation.end()).isNotDone();
  }

  @Test
  void givesUpWhereNothingGetsThrough() {
    Conversation impatient = conversation(Optional.of(Duration.ofSeconds(60)));
    impatient.start();
    for (int i = 0; i < 59; i++) {
      loop.pass(Duration.ofSeconds(1));
      network.last().drop(1006, "nobody listens there");
    }
    assertThat(impatient.end()).isNotDone();
    loop.pass(Duration.ofSeconds(1));
    assertThat(reason(impatient.end()).exitCode()).isEqualTo(ChatException.UNREACHABLE);
    assertThat(reason(impatient.end()))
        .hasMessageContaining("60s")
        .hasMessageContaining("nobody listens there");
  }

  @Test
  void doesNotGiveUpWhileNobodyWaitsForAnything() {
    Conversation impatient = conversation(Optional.of(Duration.ofSeconds(60)));
    impatient.start();
    loop.run();
    network.last().welcome(LOBBY).drop(1006, "");
    loop.pass(Duration.ofMinutes(10));
    assertThat(impatient.end()).isNotDone();
    CompletableFuture<Reply> reply = impatient.request(Conversation.command("post"));
    loop.pass(Duration.ofSeconds(59));
    assertThat(reply).isNotDone();
    loop.pass(Duration.ofSeconds(2));
    assertThat(reply).isCompletedExceptionally();
  }

  @Test
  void endsInGoodOrder() {
    Wire wire = start();
    conversation.stop();
    loop.run();
    assertThat(wire.closed).isTrue();
    assertThat(conversation.end()).isCompleted();
    loop.pass(Duration.ofHours(1));
    assertThat(network.wires).hasSize(1);
  }
}
