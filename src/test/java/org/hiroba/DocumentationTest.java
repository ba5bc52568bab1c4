package org.hiroba;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the README and the pages under {@code src/site/markdown} to what is there. */
class DocumentationTest {
  private static final Path README = Path.of("README.md");
  private static final Path PAGES = Path.of("src/site/markdown");
  private static final int MAX_README_BYTES = 12_000;

  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("^#{1,6} +(.+)$", Pattern.MULTILINE);
  private static final Pattern CODE = Pattern.compile("(?s)```.*?```");
  private static final Pattern CLASS_NAME = Pattern.compile("`([A-Z][A-Za-z]+)`");
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");

  @Test
  void readmeIsReadInFiveMinutes() throws IOException {
    assertThat(Files.size(README)).isLessThanOrEqualTo(MAX_README_BYTES);
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : pages()) {
      for (String link : links(page)) {
        Path target = target(page, link);
        if (!Files.exists(target)) {
          broken.add(page + ": " + link);
        } else if (link.contains("#")
            && !anchors(target).contains(link.substring(link.indexOf('#') + 1))) {
          broken.add(page + ": no heading of that name behind " + link);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  /** A limit is looked up where its row says. */
  @Test
  void everyClassOfThePageOfLimitsIsThere() throws IOException {
    Set<String> classes;
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      classes =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".java"))
              .map(name -> name.substring(0, name.length() - ".java".length()))
              .collect(Collectors.toSet());
    }
    Set<String> named =
        CLASS_NAME
            .matcher(Files.readString(PAGES.resolve("limits.md")))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(named).hasSizeGreaterThan(20);
    assertThat(classes).containsAll(named);
  }

  @Test
  void everyPageIsReachedFromTheReadme() throws IOException {
    Set<Path> reached = new TreeSet<>();
    List<Path> waiting = new ArrayList<>(List.of(README));
    while (!waiting.isEmpty()) {
      Path page = waiting.remove(0);
      if (reached.add(page)) {
        for (String link : links(page)) {
          Path target = target(page, link);
          if (target.toString().endsWith(".md") && Files.exists(target)) {
            waiting.add(target);
          }
        }
      }
    }
    assertThat(reached).containsAll(pages());
  }

  @Test
  void everyPackageAndEveryFolderOfThePageHasItsLine() throws IOException {
    Path contributing = PAGES.resolve("contributing.md");
    Set<Path> linked =
        links(contributing).stream()
            .map(link -> target(contributing, link))
            .collect(Collectors.toSet());
    assertThat(linked)
        .as("folders that %s links", contributing)
        .containsAll(foldersWithFiles(Path.of("src/main/java")))
        .containsAll(foldersWithFiles(Path.of("webapp/js")))
        .containsAll(subfolders(Path.of("webapp")));
  }

  /** Who wants to change something finds the file in one step. */
  @Test
  void saysOfTheUsualWishesWhichFileToChange() throws IOException {
    List<String> rows =
        Files.readString(PAGES.resolve("contributing.md"))
            .lines()
            .dropWhile(line -> !line.equals("## I want to change…"))
            .skip(1)
            .takeWhile(line -> !line.startsWith("## "))
            .filter(line -> line.startsWith("| "))
            .skip(1)
            .toList();
    assertThat(rows)
        .hasSizeGreaterThanOrEqualTo(15)
        .allSatisfy(row -> assertThat(LINK.matcher(row).find()).as(row).isTrue());
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(PAGES)) {
      List<Path> pages =
          new ArrayList<>(files.filter(file -> file.toString().endsWith(".md")).sorted().toList());
      pages.add(0, README);
      return pages;
    }
  }

  /** Returns the links of a page that lead to a file here; a link of a heading leads to itself. */
  private static List<String> links(Path page) throws IOException {
    Matcher matcher = LINK.matcher(CODE.matcher(Files.readString(page)).replaceAll(""));
    return matcher
        .results()
        .map(link -> link.group(1))
        .filter(link -> !ELSEWHERE.matcher(link).matches())
        .toList();
  }

  private static Path target(Path page, String link) {
    String path = link.replaceFirst("#.*", "");
    return path.isEmpty() ? page : page.resolveSibling(path).normalize();
  }

  /** Returns the names that a forge gives to the headings of a page. */
  private static Set<String> anchors(Path page) throws IOException {
    return HEADING
        .matcher(CODE.matcher(Files.readString(page)).replaceAll(""))
        .results()
        .map(heading -> anchor(heading.group(1)))
        .collect(Collectors.toSet());
  }

  private static String anchor(String heading) {
    return heading
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}\\p{M} _-]", "")
        .replace(' ', '-');
  }

  private static Set<Path> foldersWithFiles(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(Path::getParent)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Set<Path> subfolders(Path root) throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      return files.filter(Files::isDirectory).collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
