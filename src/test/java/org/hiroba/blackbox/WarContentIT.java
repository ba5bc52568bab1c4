package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What is in the one WAR, and what must not be. */
class WarContentIT {
  private static final long MAX_BYTES = 35L * 1024 * 1024;

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
  void hidesTheJarsThatServersShallNotScan() throws IOException {
    assertThat(names())
        .filteredOn(name -> name.endsWith(".jar"))
        .allMatch(name -> name.startsWith("WEB-INF/lib/"));
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
