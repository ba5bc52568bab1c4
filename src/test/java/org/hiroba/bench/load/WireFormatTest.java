package org.hiroba.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one message says: where several posts come in one, order and gaps are found in it. */
class WireFormatTest {
  private final Batch batch = new Batch();

  private static String text(int sender, int number) {
    byte[] text = new byte[PostText.LENGTH];
    PostText.write(text, sender, number, 1_000 + number);
    return new String(text, StandardCharsets.US_ASCII);
  }

  private static String event(long seq, int sender, int number) {
    return event("lobby", seq, text(sender, number));
  }

  private static String event(String room, long seq, String text) {
    return "{\"type\":\"message\",\"room\":\""
        + room
        + "\",\"seq\":"
        + seq
        + ",\"from\":{\"id\":\"u1\",\"names\":[\"a\\\"]}\",\"b\"]},\"text\":\""
        + text
        + "\",\"ok\":true}";
  }

  private Batch read(WireFormat format, String message) {
    byte[] data = ("<<" + message + ">>").getBytes(StandardCharsets.UTF_8);
    batch.clear();
    format.read(data, 2, data.length - 2, batch);
    return batch;
  }

  private Batch readBare(String... texts) {
    return read(new BareFormat(), String.join("\n", texts));
  }

  private Batch readHiroba(String... events) {
    return read(new HirobaFormat(), "[" + String.join(",", events) + "]");
  }

  @Test
  void findsThePostsOfAllSendersInAMessage() {
    readBare(text(0, 7), text(3, 0), text(0, 8));
    assertThat(batch.posts()).isEqualTo(3);
    assertThat(batch.firstNumber(0)).isEqualTo(7);
    assertThat(batch.lastNumber(0)).isEqualTo(8);
    assertThat(batch.firstNumber(3)).isZero();
    assertThat(batch.hasPostsOf(1)).isFalse();
    assertThat(batch.sentNanos(2)).isEqualTo(1_008);
    assertThat(batch.firstSeq()).isZero();
    assertThat(batch.isForAll()).isTrue();
  }

  @Test
  void findsTheEventsAndTheAnswersInAMessage() {
    readHiroba(
        "{\"type\":\"accepted\",\"re\":\"c.0\",\"room\":\"lobby\",\"seq\":42}",
        event(42, 1, 0),
        "{\"type\":\"memberJoined\",\"room\":\"lobby\",\"seq\":43,\"user\":{\"id\":\"u9\"}}",
        " \n" + event(44, 2, 5));
    assertThat(batch.acknowledged()).isEqualTo(1);
    assertThat(batch.posts()).isEqualTo(2);
    assertThat(batch.firstSeq()).isEqualTo(42);
    assertThat(batch.lastSeq()).isEqualTo(44);
    assertThat(batch.room()).isEqualTo("lobby");
    assertThat(batch.isForAll()).isFalse();
  }

  @Test
  void writesPostsThatItReadsAgain() {
    byte[] out = new byte[1_024];
    byte[] text = text(2, 17).getBytes(StandardCharsets.US_ASCII);
    byte[] room = "lobby".getBytes(StandardCharsets.US_ASCII);
    int length = new HirobaFormat().post(out, "c", room, 17, text, text.length);
    assertThat(new String(out, 0, length, StandardCharsets.US_ASCII))
        .isEqualTo(
            "{\"type\":\"post\",\"id\":\"c.17\",\"room\":\"lobby\",\"text\":\""
                + text(2, 17)
                + "\"}");
    length = new BareFormat().post(out, "c", room, 17, text, text.length);
    assertThat(new String(out, 0, length, StandardCharsets.US_ASCII)).isEqualTo(text(2, 17));
  }

  static Stream<Arguments> wrongOrders() {
    return Stream.of(
        Arguments.of("lost", new int[] {3, 5}, "post 5 came after 3"),
        Arguments.of("doubled", new int[] {3, 3}, "post 3 came after 3"),
        Arguments.of("swapped", new int[] {3, 5, 4}, "post 5 came after 3"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongOrders")
  void refusesAMessageInWhichAPostIs(String what, int[] numbers, String message) {
    String joined =
        IntStream.of(numbers).mapToObj(one -> text(1, one)).collect(Collectors.joining("\n"));
    assertThatThrownBy(() -> readBare(joined))
        .isInstanceOf(LoadException.class)
        .hasMessage("Sender 1: " + message);
  }

  @ParameterizedTest
  @CsvSource({
    "41,43,Event 43 came after 41",
    "41,41,Event 41 came after 41",
    "42,41,Event 41 came after 42"
  })
  void refusesAMessageWhoseEventsAreNotCountedOn(long first, long second, String message) {
    assertThatThrownBy(() -> readHiroba(event(first, 1, 0), event(second, 1, 1)))
        .isInstanceOf(LoadException.class)
        .hasMessage(message);
  }

  @Test
  void refusesAMessageOfTwoRooms() {
    assertThatThrownBy(() -> readHiroba(event(1, 1, 0), event("den", 2, text(1, 1))))
        .isInstanceOf(LoadException.class)
        .hasMessage("Events of two rooms where only one was joined");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[",
        "[}",
        "[{\"type\":\"message\"]",
        "[{\"type\":\"message]",
        "[{\"type\"}]",
        "[{\"type\":\"message\",\"room\":\"lobby\",\"seq\":4x}]",
        "[{\"type\":\"message\",\"room\":{\"a\":[1,2]",
        "null"
      })
  void refusesWhatIsNotAnArrayOfEvents(String text) {
    assertThatThrownBy(() -> read(new HirobaFormat(), text))
        .isInstanceOf(LoadException.class)
        .hasMessageMatching("(?s)Not an array of events, or broken near byte \\d+ of \\d+: .*");
  }

  static Stream<String> foreignTexts() {
    String good = text(1, 2);
    return Stream.of(
        "",
        "hello",
        good.substring(1) + ".",
        good + ".",
        good.substring(0, PostText.LENGTH - 1),
        good.replace("warehouse", "warehouze"),
        good.substring(0, PostText.LENGTH - 1) + "#",
        good.replaceFirst(" 2 ", " x "),
        good.replaceFirst("~1", "~é"));
  }

  @ParameterizedTest
  @MethodSource("foreignTexts")
  void refusesATextThatNobodyPosted(String text) {
    assertThatThrownBy(() -> readBare(text))
        .isInstanceOf(LoadException.class)
        .hasMessageMatching("(?s)(Not a text of ours: |Not a digit in a text of ours: ).*");
    assertThatThrownBy(() -> readHiroba(event("lobby", 1, text)))
        .isInstanceOf(LoadException.class)
        .hasMessageMatching("(?s)(Not a text of ours: |Not a digit in a text of ours: ).*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"error", "draining"})
  void refusesWhatSaysThatTheServerRefused(String type) {
    assertThatThrownBy(() -> readHiroba("{\"type\":\"" + type + "\",\"message\":\"slower\"}"))
        .isInstanceOf(LoadException.class)
        .hasMessageStartingWith("The server says: [{\"type\":\"" + type + "\",")
        .hasMessageContaining("slower");
  }

  @Test
  void neverTakesAMessageForAnotherThatDiffersByOneByte() {
    BatchCache cache = new BatchCache(new BareFormat());
    byte[] message = text(1, 2).getBytes(StandardCharsets.US_ASCII);
    assertThat(cache.read(message, 0, message.length).posts()).isEqualTo(1);
    for (int at = 0; at < message.length; at++) {
      byte[] other = message.clone();
      other[at] ^= 1;
      String result;
      try {
        Batch read = cache.read(other, 0, other.length);
        result = read.hasPostsOf(1) + " " + read.firstNumber(1) + " " + read.sentNanos(0);
      } catch (LoadException e) {
        result = "refused";
      }
      assertThat(result).as("byte %s", at).isNotEqualTo("true 2 1002");
      Batch again = cache.read(message, 0, message.length);
      assertThat(again.firstNumber(1)).isEqualTo(2);
      assertThat(again.sentNanos(0)).isEqualTo(1_002);
    }
  }
}
