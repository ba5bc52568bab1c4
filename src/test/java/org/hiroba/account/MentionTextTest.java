package org.hiroba.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the rule against the table of cases that {@code mention-text.test.js} reads too. */
class MentionTextTest {
  private static JsonNode table() throws IOException {
    try (InputStream in = MentionTextTest.class.getResourceAsStream("/mentions.json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  static Stream<Arguments> cases() throws IOException {
    return StreamSupport.stream(table().get("cases").spliterator(), false)
        .map(row -> Arguments.of(row.get("title").asText(), row));
  }

  private static String text(JsonNode row) {
    if (row.has("text")) {
      return row.get("text").textValue();
    }
    StringBuilder text = new StringBuilder();
    row.get("parts").forEach(part -> text.append(part.get(0).asText().repeat(part.get(1).asInt())));
    return text.toString();
  }

  private static MentionNames names(List<String> names) {
    return MentionNames.of(
        names.stream().map(name -> new UserRef(new UserId(name), name, "Somebody")).toList());
  }

  private static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(item -> strings.add(item.asText()));
    return strings;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void findsThoseWhomTheTableNames(String title, JsonNode row) {
    MentionText found = MentionText.find(text(row), names(strings(row.get("names"))));

    if (row.has("mentions")) {
      List<MentionText.Mention> expected = new ArrayList<>();
      row.get("mentions")
          .forEach(
              one ->
                  expected.add(
                      new MentionText.Mention(
                          new UserId(one.get(0).asText()),
                          one.get(1).asInt(),
                          one.get(2).asInt())));
      assertThat(found.people()).isEqualTo(expected);
    } else {
      assertThat(found.users().stream().map(UserId::value)).isEqualTo(strings(row.get("people")));
    }
    assertThat(found.group().map(MentionGroup::wireName))
        .isEqualTo(Optional.ofNullable(row.get("group").textValue()));
  }

  @Test
  void knowsTheSameWordsForGroupsAsThePage() throws IOException {
    for (MentionGroup group : MentionGroup.values()) {
      assertThat(group.words()).isEqualTo(strings(table().get("groups").get(group.wireName())));
    }
    assertThat(table().get("groups")).hasSize(MentionGroup.values().length);
  }

  @Test
  void stopsAtAHundredPeople() {
    List<String> names = IntStream.range(0, 150).mapToObj(i -> "p" + i).toList();
    MentionText found = MentionText.find("@" + String.join(" @", names) + " @room", names(names));
    assertThat(found.users()).hasSize(MentionText.MAX_PEOPLE);
    assertThat(found.group()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@",
        "@here ",
        "`@a ",
        "@aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "＠あ",
        "\\`",
        "a://",
        "@\u0301",
        "- `\n",
        "```\n"
      })
  void takesTimeInProportionToTheText(String part) {
    MentionNames names =
        names(IntStream.range(0, 2_000).mapToObj(i -> "a".repeat(1 + i % 31) + i).toList());
    String text = part.repeat(20_000 / part.length());
    String longer = text.repeat(8);
    nanos(text, names);
    // Quadratic would be 64 times as long.
    assertThat(nanos(longer, names)).isLessThan(32 * Math.max(nanos(text, names), 1_000_000));
  }

  /** The least of a few tries, in this thread's own processor time: others use the machine too. */
  private static long nanos(String text, MentionNames names) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long began = threads.getCurrentThreadCpuTime();
      MentionText.find(text, names);
      least = Math.min(least, threads.getCurrentThreadCpuTime() - began);
    }
    return least;
  }
}
