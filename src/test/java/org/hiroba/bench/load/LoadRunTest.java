package org.hiroba.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.hiroba.bench.load.FakeHub.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A load whose check cannot fail proves nothing: each kind of wrong delivery makes it fail. */
class LoadRunTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration IMPATIENCE = Duration.ofSeconds(2);
  private static final int AT = 20;
  private static final long ENOUGH = 600;

  private static void runUntilEnoughCame(LoadRun load, Pace pace) {
    Crowd.connect(load);
    load.post(pace);
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> load.progress().delivered() >= ENOUGH);
    load.finish();
  }

  private static void run(WireFormat format, Line line) throws IOException {
    try (FakeHub hub = new FakeHub(format, line);
        LoadRun load = new LoadRun(hub.uri(), format, 1, PATIENCE)) {
      runUntilEnoughCame(load, new Pace.Acknowledged(2));
    }
  }

  static Stream<WireFormat> formats() {
    return Stream.of(new BareFormat(), new HirobaFormat());
  }

  static Stream<Arguments> paces() {
    return formats()
        .flatMap(
            format ->
                Stream.of(new Pace.Acknowledged(4), new Pace.Delivered(8), new Pace.Rate(500))
                    .map(pace -> Arguments.of(format, pace)));
  }

  @ParameterizedTest
  @MethodSource("paces")
  void passesARunInWhichEverythingArrivesOnceAndInOrder(WireFormat format, Pace pace)
      throws IOException {
    try (FakeHub hub = new FakeHub(format, Line.HONEST);
        LoadRun load = new LoadRun(hub.uri(), format, 2, PATIENCE)) {
      runUntilEnoughCame(load, pace);
      LoadRun.Progress progress = load.progress();
      assertThat(progress.delivered()).isEqualTo(progress.acknowledged() * Crowd.MEMBERS);
      Histogram deliveries = new Histogram(3);
      Histogram acknowledgements = new Histogram(3);
      load.takeTimes(deliveries, acknowledgements);
      assertThat(deliveries.getTotalCount()).isEqualTo(progress.delivered());
      assertThat(acknowledgements.getTotalCount()).isEqualTo(progress.acknowledged());
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void failsWhenADeliveryIsLost(WireFormat format) {
    assertThatThrownBy(() -> run(format, (n, event) -> n == AT ? List.of() : List.of(event)))
        .isInstanceOf(LoadException.class)
        .hasMessageMatching("The load failed: (Event|Post) \\d+ .*came where \\d+ is due");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void failsWhenADeliveryIsDoubled(WireFormat format) {
    assertThatThrownBy(
            () -> run(format, (n, event) -> n == AT ? List.of(event, event) : List.of(event)))
        .isInstanceOf(LoadException.class)
        .hasMessageMatching("The load failed: (Event|Post) \\d+ .*came where \\d+ is due");
  }

  /** Swaps an event with the next of the same sender, so that the others stand between. */
  private static final class Swap implements Line {
    private final List<String> held = new ArrayList<>();
    private boolean done;

    @Override
    public List<String> pass(int number, String event) {
      if (done || number < AT) {
        return List.of(event);
      }
      held.add(event);
      if (held.size() == 1 || !sender(event).equals(sender(held.get(0)))) {
        return List.of();
      }
      done = true;
      List<String> swapped = new ArrayList<>(held);
      swapped.set(0, event);
      swapped.set(held.size() - 1, held.get(0));
      return swapped;
    }

    private static String sender(String event) {
      return event.substring(event.indexOf('~'), event.indexOf('~') + 3);
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void failsWhenTwoDeliveriesAreSwapped(WireFormat format) {
    assertThatThrownBy(() -> run(format, new Swap()))
        .isInstanceOf(LoadException.class)
        .hasMessageMatching("The load failed: (Event|Post) \\d+ .*came where \\d+ is due");
  }

  @Test
  void failsWhenAnEventOfAnotherRoomIsDelivered() {
    assertThatThrownBy(
            () ->
                run(
                    new HirobaFormat(),
                    (n, event) ->
                        List.of(n == AT ? event.replace("\"lobby\"", "\"cellar\"") : event)))
        .isInstanceOf(LoadException.class)
        .hasMessage(
            "The load failed: An event of the room \"cellar\" came to a member of \"lobby\"");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void failsWhenAPostOfAStrangerIsDelivered(WireFormat format) {
    assertThatThrownBy(
            () ->
                run(
                    format,
                    (n, event) -> List.of(n == AT ? event.replaceFirst("~\\d", "~9") : event)))
        .isInstanceOf(LoadException.class)
        .hasMessage("The load failed: A post of an unknown sender: 9");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void failsWhenOneLetterOfADeliveryIsAnother(WireFormat format) {
    assertThatThrownBy(
            () ->
                run(
                    format,
                    (n, event) ->
                        List.of(n == AT ? event.replace("warehouse", "warehouze") : event)))
        .isInstanceOf(LoadException.class)
        .hasMessageStartingWith("The load failed: Not a text of ours: ~")
        .hasMessageContaining("warehouze");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void failsWhenTheEndOfADeliveryIsMissing(WireFormat format) {
    assertThatThrownBy(
            () ->
                run(
                    format,
                    (n, event) ->
                        List.of(n == AT ? event.substring(0, event.length() - 3) : event)))
        .isInstanceOf(LoadException.class)
        .hasMessageMatching(
            "(?s)The load failed: (Not a text of ours: |Not an array of events, or broken near"
                + " byte \\d+ of \\d+: ).*");
  }

  @Test
  void failsWhenTheLastDeliveriesNeverCome() throws IOException {
    WireFormat format = new BareFormat();
    try (FakeHub hub = new FakeHub(format, (n, event) -> n >= AT ? List.of() : List.of(event));
        LoadRun load = new LoadRun(hub.uri(), format, 1, IMPATIENCE)) {
      assertThatThrownBy(() -> runUntilEnoughCame(load, new Pace.Acknowledged(2)))
          .isInstanceOf(LoadException.class)
          .hasMessageMatching("Only \\d+ of \\d+ deliveries, and no more for 2 s");
    }
  }

  @Test
  void failsWhenPostsAreDeliveredButNotAcknowledged() throws IOException {
    WireFormat format = new HirobaFormat();
    try (FakeHub hub = new FakeHub(format, Line.HONEST);
        LoadRun load = new LoadRun(hub.uri(), format, 1, IMPATIENCE)) {
      hub.forgetAcknowledgements();
      assertThatThrownBy(() -> runUntilEnoughCame(load, new Pace.Delivered(8)))
          .isInstanceOf(LoadException.class)
          .hasMessageMatching("Only 0 of \\d+ acknowledgements, and no more for 2 s");
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void failsWhenADeliveryIsDoubledAfterAllHaveCome(WireFormat format) throws IOException {
    List<String> last = new ArrayList<>();
    Line remembering =
        (n, event) -> {
          synchronized (last) {
            last.clear();
            last.add(event);
          }
          return List.of(event);
        };
    try (FakeHub hub = new FakeHub(format, remembering);
        LoadRun load = new LoadRun(hub.uri(), format, 1, PATIENCE)) {
      runUntilEnoughCame(load, new Pace.Acknowledged(2));
      synchronized (last) {
        hub.say(format.numbers() ? "[" + last.get(0) + "]" : last.get(0));
      }
      assertThatThrownBy(() -> load.run(PATIENCE))
          .isInstanceOf(LoadException.class)
          .hasMessageMatching("The load failed: (Event|Post) \\d+ .*came where \\d+ is due");
    }
  }
}
