package org.hiroba.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hiroba.command.CommandTable;
import org.hiroba.log.EventKind;
import org.hiroba.protocol.ProtocolLimits;
import org.junit.jupiter.api.Test;

/**
 * Holds the tables of protocol.md to what the server knows, both ways. What the page knows is held
 * to the same tables by protocol-page.test.js.
 */
class ProtocolPageTest {
  private static final Path PAGE = Path.of("src/site/markdown/protocol.md");
  private static final Pattern NAME = Pattern.compile("`([A-Za-z]+)`");

  /** What the server says of itself: {@code type()} of a {@code ServerEvent}. */
  private static final Pattern TYPE =
      Pattern.compile("String type\\(\\) \\{\\s*return \"([A-Za-z]+)\";");

  private static final int NUMBERS = 1_000;

  @Test
  void namesEveryCommandThatThereIsAndNoOther() throws IOException {
    try (CommandTable table = new CommandTable(new ProtocolLimits(10_000, 65_536, 10, 1_000))) {
      assertThat(named("Command", "")).containsExactlyElementsOf(table.names());
    }
  }

  @Test
  void namesEveryEventOfTheLogAndNoOther() throws IOException {
    Set<String> known =
        IntStream.range(0, NUMBERS)
            .boxed()
            .flatMap(number -> Features.adapters(Features.all()).kinds().find(number).stream())
            .map(EventKind::wireName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(known).hasSizeGreaterThan(5);
    assertThat(named("Event", "log")).containsExactlyElementsOf(known);
  }

  @Test
  void namesEverythingElseThatTheServerTellsAndNoMore() throws IOException {
    Set<String> told = new TreeSet<>();
    for (Path source : sources()) {
      String text = Files.readString(source);
      if (text.contains("ServerEvent")) {
        TYPE.matcher(text).results().forEach(found -> told.add(found.group(1)));
      }
    }
    assertThat(told).hasSizeGreaterThan(15);
    Set<String> named = named("Event", "told once");
    named.addAll(named("Event", "an answer"));
    assertThat(named).containsExactlyElementsOf(told);
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  /** Returns the names in the first column of a table, of the rows whose second has a word. */
  private static Set<String> named(String table, String word) throws IOException {
    String text = Files.readString(PAGE);
    String section = text.substring(text.indexOf("## All commands and events"));
    return section
        .lines()
        .dropWhile(line -> !line.startsWith("| " + table + " |"))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> line.split("\\|", -1))
        .filter(cells -> cells[2].contains(word))
        .flatMap(cells -> NAME.matcher(cells[1]).results())
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
