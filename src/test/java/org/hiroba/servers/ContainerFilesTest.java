package org.hiroba.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hiroba.config.SettingKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the files for containers to the names that are there; no image is at hand to be built. */
class ContainerFilesTest {
  private static final Path FOLDER = Path.of("server-config/common/container");
  private static final Pattern VARIABLE = Pattern.compile("\\bHIROBA_[A-Z_]+");
  private static final Set<String> INSTRUCTIONS =
      Set.of("FROM", "RUN", "COPY", "ENV", "USER", "VOLUME", "EXPOSE", "STOPSIGNAL", "ENTRYPOINT");

  @TempDir Path folder;

  @Test
  void nameSettingsThatThereAre() throws IOException {
    Set<String> known =
        SettingKeys.all().stream()
            .map(key -> key.name().toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'))
            .collect(Collectors.toSet());
    for (String file : List.of("Containerfile", "compose.yaml")) {
      Set<String> named =
          VARIABLE
              .matcher(Files.readString(FOLDER.resolve(file)))
              .results()
              .map(MatchResult::group)
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(named).as(file).hasSizeGreaterThan(3).isSubsetOf(known);
    }
  }

  @Test
  void theImageRunsTheWarAsSomebodyWithoutRights() throws IOException {
    List<String> lines =
        Files.readString(FOLDER.resolve("Containerfile"))
            .replaceAll("(?m)^#.*\n", "")
            .replace("\\\n", " ")
            .lines()
            .filter(line -> !line.isBlank())
            .toList();
    assertThat(lines).allSatisfy(line -> assertThat(INSTRUCTIONS).contains(line.split(" ", 2)[0]));
    assertThat(lines.get(0)).startsWith("FROM ");
    assertThat(lines).contains("USER 10001:10001", "EXPOSE 8080");
    String entry = lines.get(lines.size() - 1);
    assertThat(new ObjectMapper().readValue(entry.replace("ENTRYPOINT ", ""), String[].class))
        .startsWith("java")
        .endsWith("-jar", "/opt/hiroba/hiroba.war");
    assertThat(lines).anyMatch(line -> line.endsWith(" hiroba.war /opt/hiroba/hiroba.war"));
  }

  @Test
  void servicesNameWhatTheFileHas() throws IOException {
    Map<String, String> compose = paths(Files.readString(FOLDER.resolve("compose.yaml")));
    Set<String> services = below(compose, "services/");
    assertThat(services).containsExactlyInAnyOrder("hiroba", "database", "proxy");
    for (String service : services) {
      String at = "services/" + service + "/";
      assertThat(services).containsAll(items(compose, at + "depends_on"));
      assertThat(below(compose, "networks/")).containsAll(items(compose, at + "networks"));
      for (String volume : items(compose, at + "volumes")) {
        String source = volume.split(":", 2)[0];
        if (source.startsWith("./")) {
          assertThat(FOLDER.resolve(source)).exists();
        } else {
          assertThat(below(compose, "volumes/")).contains(source);
        }
      }
      assertThat(compose)
          .as("how %s is got", service)
          .containsAnyOf(
              Map.entry(at + "build/dockerfile", "Containerfile"),
              Map.entry(at + "image", compose.getOrDefault(at + "image", "?")));
    }
    assertThat(items(compose, "services/proxy/ports")).containsExactly("80:80", "443:443");
    assertThat(compose).doesNotContainKeys("services/hiroba/ports", "services/database/ports");
    assertThat(compose.get("services/hiroba/environment/HIROBA_TRUSTED_PROXIES"))
        .isEqualTo(items(compose, "networks/front/ipam/config").get(0).replace("subnet: ", ""));
  }

  @Test
  void theirProxyIsTheSampleThatTestsStart() throws IOException {
    String sample =
        Files.readString(Path.of("server-config/common/proxies/Caddyfile"))
            .replaceFirst("\ttls .*\n\n", "")
            .replace("127.0.0.1:8080", "hiroba:8080");
    assertThat(Files.readString(FOLDER.resolve("Caddyfile")))
        .endsWith(sample.substring(sample.indexOf("chat.example.com {")));
  }

  @Test
  void theirProxyIsValid() throws Exception {
    Path caddy = Programs.require("proxies", "caddy");
    ProcessBuilder validate =
        new ProcessBuilder(
                caddy.toString(),
                "validate",
                "--adapter",
                "caddyfile",
                "--config",
                FOLDER.resolve("Caddyfile").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile());
    for (String variable : List.of("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")) {
      validate.environment().put(variable, folder.toString());
    }
    Process process = validate.start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("said"))).isZero();
  }

  /**
   * Reads the part of YAML that the file is written in: maps and lists by two spaces, no tabs. An
   * item of a list is a path that ends with its number.
   */
  private static Map<String, String> paths(String yaml) {
    Map<String, String> found = new LinkedHashMap<>();
    Deque<String> above = new ArrayDeque<>();
    int item = 0;
    for (String line : yaml.lines().toList()) {
      String text = line.strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      int indent = line.indexOf(text);
      assertThat(line).doesNotContain("\t");
      assertThat(indent % 2).as(line).isZero();
      assertThat(indent / 2).as(line).isLessThanOrEqualTo(above.size());
      while (above.size() > indent / 2) {
        above.removeLast();
        item = 0;
      }
      if (text.startsWith("- ")) {
        found.put(String.join("/", above) + "/" + item, text.substring(2).replace("\"", ""));
        item++;
        continue;
      }
      assertThat(text).as("a map's line").matches("[A-Za-z_]+:( .+)?");
      String[] parts = text.split(": ?", 2);
      above.addLast(parts[0]);
      String path = String.join("/", above);
      assertThat(found).as("twice").doesNotContainKey(path);
      found.put(path, parts[1]);
    }
    return found;
  }

  private static Set<String> below(Map<String, String> paths, String prefix) {
    return paths.keySet().stream()
        .filter(path -> path.startsWith(prefix))
        .map(path -> path.substring(prefix.length()).replaceFirst("/.*", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> items(Map<String, String> paths, String list) {
    return paths.entrySet().stream()
        .filter(entry -> entry.getKey().matches(Pattern.quote(list) + "/[0-9]+"))
        .map(Map.Entry::getValue)
        .toList();
  }
}
