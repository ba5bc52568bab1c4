package org.hiroba.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.HirobaProcess;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What WildFly's README says of an EAR and of global modules, as it says it. */
@Tag("nightly")
class WildFlyPackagingIT {
  private static final String STRUCTURE = "WEB-INF/jboss-deployment-structure.xml";
  private static final String FAST = "messages leave by Undertow's socket, encoded once";
  private static final int OK = 200;

  @TempDir Path folder;

  @BeforeEach
  void onWildFlyOnly() {
    Assumptions.assumeTrue(
        ServersIT.servers().anyMatch("wildfly"::equalsIgnoreCase), "-Dservers= has no wildfly");
  }

  @Test
  void servesFromInsideAnEarAsFastAsAlone() throws IOException {
    try (AppServer server = server()) {
      try {
        URI base = server.start();
        ((WildFlyServer) server).deployAs("company.ear", ear());
        AppServers.awaitStatus(server, base, OK);
        talk(base);
        await().until(() -> says(server, FAST));
      } catch (IOException | RuntimeException | AssertionError e) {
        throw AppServers.failure("wildfly", server, e);
      }
    }
  }

  @Test
  void servesBesideAGlobalModuleOfOlderLibrariesWithAndWithoutTheOverlay() throws IOException {
    try (AppServer server = server()) {
      try {
        URI base = server.start();
        WildFlyServer wildfly = (WildFlyServer) server;
        putModule(wildfly.modules().resolve("corp/old/main"));
        wildfly.tell("/subsystem=ee:write-attribute(name=global-modules,value=[{name=corp.old}])");
        wildfly.tell(":reload");
        server.deploy(HirobaProcess.war());
        AppServers.awaitStatus(server, base, OK);
        talk(base);
        Path structure = folder.resolve("structure.xml");
        Files.writeString(
            structure,
            structure().replace("<exclusions>", "<exclusions><module name=\"corp.old\"/>"));
        wildfly.tell(
            "deployment-overlay add --name=hiroba --content=/"
                + STRUCTURE
                + "="
                + structure
                + " --deployments=hiroba.war --redeploy-affected");
        AppServers.awaitStatus(server, base, OK);
        talk(base);
        assertThat(server.log())
            .anyMatch(line -> line.contains(FAST))
            .noneMatch(line -> line.contains("LinkageError") || line.contains("NoSuchMethod"));
      } catch (IOException | RuntimeException | AssertionError e) {
        throw AppServers.failure("wildfly", server, e);
      }
    }
  }

  /** Copies of what WildFly comes with, which is older than what the WAR has. */
  private static void putModule(Path to) throws IOException {
    Files.createDirectories(to);
    StringBuilder resources = new StringBuilder();
    for (String module :
        List.of(
            "com/fasterxml/jackson/core/jackson-databind",
            "com/fasterxml/jackson/core/jackson-core",
            "com/fasterxml/jackson/core/jackson-annotations",
            "org/slf4j")) {
      Path jar = WildFlyServer.jarOf(module);
      Files.copy(jar, to.resolve(jar.getFileName()));
      resources.append("<resource-root path=\"").append(jar.getFileName()).append("\"/>");
    }
    Files.writeString(
        to.resolve("module.xml"),
        "<module xmlns=\"urn:jboss:module:1.9\" name=\"corp.old\"><resources>"
            + resources
            + "</resources><dependencies><module name=\"java.se\"/></dependencies></module>");
  }

  private Path ear() throws IOException {
    Path ear = folder.resolve("company.ear");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(ear))) {
      out.putNextEntry(new ZipEntry("hiroba.war"));
      Files.copy(HirobaProcess.war(), out);
      put(
          out,
          "META-INF/application.xml",
          "<application xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"10\"><module><web>"
              + "<web-uri>hiroba.war</web-uri><context-root>/hiroba</context-root></web></module>"
              + "</application>");
      // As the README's line does it.
      put(
          out,
          "META-INF/jboss-deployment-structure.xml",
          structure()
              .replace("<deployment>", "<sub-deployment name=\"hiroba.war\">")
              .replace("</deployment>", "</sub-deployment>"));
    }
    return ear;
  }

  private static void put(ZipOutputStream out, String name, String text) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String structure() throws IOException {
    try (ZipFile war = new ZipFile(HirobaProcess.war().toFile())) {
      return new String(
          war.getInputStream(war.getEntry(STRUCTURE)).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void talk(URI base) {
    try (ChatClient ann = Guest.signIn(base, Guest.unique("Ann")).connect();
        ChatClient bob = Guest.signIn(base, Guest.unique("Bob")).connect()) {
      String text = "said " + ChatClient.newId();
      ann.awaitAnswer(ann.post("lobby", text));
      await().until(() -> bob.events("message").toString().contains(text));
    }
  }

  private static boolean says(AppServer server, String part) throws IOException {
    return server.log().stream().anyMatch(line -> line.contains(part));
  }

  private static AppServer server() throws IOException {
    return AppServers.orSkip("wildfly", Optional.empty(), AppServers.FOR_TESTS);
  }
}
