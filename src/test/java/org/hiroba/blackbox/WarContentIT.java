package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What is in the one WAR, and what must not be. */
class WarContentIT {
  private static final long MAX_BYTES = 35L * 1024 * 1024;
  private static final Pattern NATIVE = Pattern.compile("org/sqlite/native/(.+)/[^/]+");

  @Test
  void staysSmall() throws IOException {
    assertThat(Files.size(HirobaProcess.war())).isLessThanOrEqualTo(MAX_BYTES);
  }

  @Test
  void holdsNoApiOfTheServerBeyondWhatTomcatNeeds() throws IOException {
    assertThat(libraries().stream().filter(name -> name.startsWith("jakarta.")))
        .allMatch(
            name ->
                name.matches(
                    "jakarta\\.(enterprise\\.(cdi-api|lang-model)|inject-api|interceptor-api)-.*"));
    assertThat(libraries()).noneMatch(name -> name.startsWith("javax."));
  }

  @Test
  void holdsNoLoggingBackendAndNoContainerWhereServersLook() throws IOException {
    assertThat(libraries())
        .isNotEmpty()
        .noneMatch(
            name ->
                name.matches(
                    "(logback|log4j|reload4j|slf4j-simple|slf4j-reload4j|commons-logging|tinylog"
                        + "|jboss-logmanager|weld|tyrus|tomcat|ecj|picocli|jline|org.jupnp).*"));
  }

  @Test
  void keepsTheCommandsFromServers() throws IOException {
    assertThat(names())
        .contains("org/hiroba/launcher/Main.class", "WEB-INF/launcher/hiroba-commands.lib")
        .noneMatch(name -> name.startsWith("WEB-INF/classes/org/hiroba/cli/"))
        .noneMatch(name -> name.startsWith("WEB-INF/classes/org/hiroba/launcher/"))
        .noneMatch(name -> name.startsWith("WEB-INF/classes/org/apache/"));
  }

  @Test
  void keepsTheRelaysEngineFromServersAndFromTheLauncher() throws IOException {
    assertThat(names())
        .contains("WEB-INF/relay/hiroba-relay-engine.lib")
        .noneMatch(name -> name.startsWith("WEB-INF/classes/org/hiroba/relay/tyrus/"))
        .filteredOn(name -> name.contains("tyrus-"))
        .isNotEmpty()
        .allMatch(name -> name.startsWith("WEB-INF/relay/"));
  }

  @Test
  void keepsJakartaMailFromServers() throws IOException {
    assertThat(names())
        .filteredOn(name -> name.matches(".*(angus-|jakarta\\.mail|jakarta\\.activation).*"))
        .hasSize(4)
        .allMatch(name -> name.matches("WEB-INF/mail/[^/]+\\.lib"));
  }

  @Test
  void hidesTheJarsThatServersShallNotScan() throws IOException {
    assertThat(names())
        .filteredOn(name -> name.endsWith(".jar"))
        .allMatch(name -> name.startsWith("WEB-INF/lib/"));
  }

  @Test
  void listsEverythingOfOthersWithItsLicence() throws IOException {
    String list = text("META-INF/THIRD-PARTY.md");
    JsonNode components =
        new ObjectMapper().readTree(text("META-INF/sbom/application.cdx.json")).get("components");
    List<String> hashes = components.findValuesAsText("content");
    try (JarFile war = new JarFile(HirobaProcess.war().toFile())) {
      for (ZipEntry entry : Collections.list(war.entries())) {
        String name = entry.getName().replaceFirst(".*/", "");
        if (name.matches("(?!hiroba-).*\\.(jar|lib)")) {
          Matcher parts = Pattern.compile("(.+?)-(\\d.*)\\....").matcher(name);
          assertThat(parts.matches()).as(name).isTrue();
          assertThat(list)
              .containsPattern(
                  ":" + parts.group(1) + " \\| " + Pattern.quote(parts.group(2)) + " \\| \\w");
          assertThat(hashes).as(name).contains(sha256(war, entry));
        }
      }
    }
    assertThat(list).contains("| unicode-emoji | 17.0 | Unicode-3.0 |");
    for (JsonNode library :
        new ObjectMapper().readTree(text("vendor/manifest.json")).get("libraries")) {
      assertThat(list)
          .contains(
              "| "
                  + library.get("name").textValue()
                  + " | "
                  + library.get("version").textValue()
                  + " | "
                  + library.get("license").textValue());
    }
  }

  @Test
  void holdsSqliteForTheMachinesOnWhichServersRun() throws IOException {
    try (JarFile war = new JarFile(HirobaProcess.war().toFile())) {
      ZipEntry sqlite =
          war.stream()
              .filter(entry -> entry.getName().startsWith("WEB-INF/lib/sqlite-jdbc-"))
              .findFirst()
              .orElseThrow();
      List<String> platforms = new ArrayList<>();
      try (ZipInputStream jar = new ZipInputStream(war.getInputStream(sqlite))) {
        for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
          Matcher platform = NATIVE.matcher(entry.getName());
          if (platform.matches()) {
            platforms.add(platform.group(1));
          }
        }
      }
      assertThat(platforms)
          .containsExactlyInAnyOrder(
              "FreeBSD/x86_64",
              "Linux/aarch64",
              "Linux/armv7",
              "Linux/ppc64",
              "Linux/x86_64",
              "Linux-Musl/aarch64",
              "Linux-Musl/x86_64",
              "Mac/aarch64",
              "Mac/x86_64",
              "Windows/aarch64",
              "Windows/x86_64");
    }
  }

  private static String sha256(JarFile war, ZipEntry entry) throws IOException {
    try (InputStream in = war.getInputStream(entry)) {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(in.readAllBytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static String text(String name) throws IOException {
    try (JarFile war = new JarFile(HirobaProcess.war().toFile());
        InputStream in = war.getInputStream(war.getEntry(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<String> libraries() throws IOException {
    String folder = "WEB-INF/lib/";
    return names().stream()
        .filter(name -> name.startsWith(folder) && name.length() > folder.length())
        .map(name -> name.substring(folder.length()))
        .toList();
  }

  private static List<String> names() throws IOException {
    try (JarFile war = new JarFile(HirobaProcess.war().toFile())) {
      return war.stream().map(ZipEntry::getName).toList();
    }
  }
}
