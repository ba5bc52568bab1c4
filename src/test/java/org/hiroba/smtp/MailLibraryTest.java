package org.hiroba.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.hiroba.config.MailAddress;
import org.hiroba.config.MailSender;
import org.hiroba.config.MailSettings;
import org.hiroba.config.MailTls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Jakarta Mail is there for Hiroba alone, and goes with it. */
class MailLibraryTest {
  @TempDir Path folder;

  /** As they lie in the WAR. */
  private List<Path> jars() throws IOException {
    List<Path> copies = new ArrayList<>();
    for (Path jar : MailJars.find()) {
      String name = jar.getFileName().toString().replace(".jar", ".lib");
      copies.add(Files.copy(jar, folder.resolve(name)));
    }
    assertThat(copies).hasSize(4);
    return copies;
  }

  @Test
  void isNotWhatOthersHave() throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (MailLibrary library = MailLibrary.load(jars())) {
      Class<?> session = library.session(new Properties()).getClass();
      assertThat(session.getClassLoader().getName()).isEqualTo("hiroba-mail");
      assertThat(thread.getContextClassLoader()).isSameAs(before);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void leavesNoFileOpenOnceItHasSent() throws Exception {
    ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
    List<Path> jars = jars();
    try (LocalMailServer server = LocalMailServer.plain()) {
      SmtpTransport transport =
          SmtpTransport.find(settings(server.port()), () -> jars, clock).orElseThrow();
      byte[] mail = "Subject: s\r\n\r\nHello\r\n".getBytes(StandardCharsets.US_ASCII);
      transport.deliver(new MailAddress("ann@example.com"), mail);
      server.await(1);
      assertThat(open()).isNotEmpty();
      transport.close();
      assertThat(open()).isEmpty();
    } finally {
      clock.shutdownNow();
    }
  }

  @Test
  void saysThatAJarIsMissingOrDamaged() throws IOException {
    assertThatIOException()
        .isThrownBy(() -> MailLibrary.load(List.of(folder.resolve("none.lib"))))
        .withMessageContaining("get a fresh hiroba.war");
    Path damaged = Files.writeString(folder.resolve("damaged.lib"), "no jar");
    assertThatIOException()
        .isThrownBy(() -> MailLibrary.load(List.of(damaged)))
        .withMessageContaining("get a fresh hiroba.war");
  }

  private List<Path> open() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
      return files
          .filter(Files::isSymbolicLink)
          .flatMap(
              file -> {
                try {
                  return Stream.of(Files.readSymbolicLink(file));
                } catch (IOException e) {
                  // Closed in between, as the one that lists them is.
                  return Stream.empty();
                }
              })
          .filter(target -> target.startsWith(folder))
          .toList();
    }
  }

  private static MailSettings settings(int port) {
    return new MailSettings(
        Optional.of("localhost"),
        port,
        Optional.empty(),
        Optional.empty(),
        Optional.of(MailSender.of("hiroba@example.com")),
        MailTls.OFF,
        Optional.empty(),
        5,
        60,
        false,
        "mail/hiroba");
  }
}
