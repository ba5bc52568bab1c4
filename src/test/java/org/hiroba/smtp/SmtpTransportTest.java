package org.hiroba.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.awaitility.Awaitility;
import org.hiroba.config.MailAddress;
import org.hiroba.config.MailSender;
import org.hiroba.config.MailSettings;
import org.hiroba.config.MailTls;
import org.hiroba.feature.mail.MailFailure;
import org.hiroba.feature.mail.MailFailure.Verdict;
import org.hiroba.relay.TestCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Speaks to real mail servers, and to some that do what they should not. */
@Timeout(300)
class SmtpTransportTest {
  private static final MailAddress TO = new MailAddress("ann@example.com");
  private static final MailSender FROM = MailSender.of("Hiroba <hiroba@example.com>");
  private static final byte[] MESSAGE =
      "From: hiroba@example.com\r\nTo: ann@example.com\r\nSubject: s\r\n\r\nHello\r\n.\r\nbye\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;
  private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);

  @AfterEach
  void stop() {
    clock.shutdownNow();
  }

  private MailSettings settings(
      int port, MailTls tls, Optional<Path> password, Optional<Path> caFile) {
    return new MailSettings(
        Optional.of("localhost"),
        port,
        password.map(file -> LocalMailServer.USER),
        password,
        Optional.of(FROM),
        tls,
        caFile,
        1,
        60,
        false,
        "mail/hiroba");
  }

  private SmtpTransport transport(MailSettings settings) throws IOException {
    return SmtpTransport.find(settings, MailJars::find, clock).orElseThrow();
  }

  private SmtpTransport plain(int port) throws IOException {
    return transport(settings(port, MailTls.OFF, Optional.empty(), Optional.empty()));
  }

  private static MailFailure failure(SmtpTransport transport) {
    MailFailure failure =
        catchThrowableOfType(MailFailure.class, () -> transport.deliver(TO, MESSAGE));
    assertThat(failure).as("a failure").isNotNull();
    assertThat(failure.getMessage()).doesNotContain("\n").doesNotContain("\r");
    return failure;
  }

  private TestCertificate certificate(String name) throws Exception {
    TestCertificate certificate = TestCertificate.make(folder, "RSA");
    certificate.write(folder, name);
    return certificate;
  }

  @Test
  void sendsAMessageAsItIs() throws Exception {
    try (LocalMailServer server = LocalMailServer.plain()) {
      plain(server.port()).deliver(TO, MESSAGE);
      LocalMailServer.Mail mail = server.await(1);
      assertThat(mail.from()).isEqualTo("hiroba@example.com");
      assertThat(mail.to()).isEqualTo("ann@example.com");
      assertThat(mail.raw()).contains("Hello\r\n.\r\nbye");
    }
  }

  @Test
  void turnsToTlsTrustsTheFileAndSignsIn() throws Exception {
    TestCertificate certificate = certificate("mail");
    Path password = LocalMailServer.passwordFile(folder);
    Optional<Path> caFile = Optional.of(folder.resolve("mail.crt"));
    try (LocalMailServer server = LocalMailServer.startTls(certificate)) {
      SmtpTransport transport =
          transport(settings(server.port(), MailTls.REQUIRED, Optional.of(password), caFile));
      transport.deliver(TO, MESSAGE);
      assertThat(server.await(1).to()).isEqualTo("ann@example.com");
      Files.writeString(password, "another");
      assertThat(failure(transport).verdict()).isEqualTo(Verdict.NONE);
      assertThat(failure(transport).getMessage()).doesNotContain("another");
      Files.delete(password);
      assertThat(failure(transport).getMessage()).contains("hiroba.mail.password-file");
      assertThat(server.mails()).hasSize(1);
    }
  }

  @Test
  void speaksTlsFromTheBeginning() throws Exception {
    TestCertificate certificate = certificate("mail");
    Path password = LocalMailServer.passwordFile(folder);
    try (LocalMailServer server = LocalMailServer.implicitTls(certificate)) {
      transport(
              settings(
                  server.port(),
                  MailTls.IMPLICIT,
                  Optional.of(password),
                  Optional.of(folder.resolve("mail.crt"))))
          .deliver(TO, MESSAGE);
      assertThat(server.await(1).to()).isEqualTo("ann@example.com");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"REQUIRED", "IMPLICIT"})
  void tellsNothingToAServerOfAnotherCertificate(MailTls tls) throws Exception {
    TestCertificate certificate = certificate("mail");
    certificate("other");
    TestCertificate elsewhere =
        TestCertificate.make(folder, "RSA", "-ext", "san=dns:mail.example.com");
    elsewhere.write(folder, "elsewhere");
    Path password = LocalMailServer.passwordFile(folder);
    for (String trusted : new String[] {"other", "", "elsewhere"}) {
      TestCertificate shown = trusted.equals("elsewhere") ? elsewhere : certificate;
      try (LocalMailServer server =
          tls == MailTls.REQUIRED
              ? LocalMailServer.startTls(shown)
              : LocalMailServer.implicitTls(shown)) {
        MailFailure failure =
            failure(
                transport(
                    settings(
                        server.port(),
                        tls,
                        Optional.of(password),
                        trusted.isEmpty()
                            ? Optional.empty()
                            : Optional.of(folder.resolve(trusted + ".crt")))));
        assertThat(failure.verdict()).isEqualTo(Verdict.NONE);
        assertThat(server.mails()).isEmpty();
      }
    }
  }

  @Test
  void tellsNothingToAServerWithoutStartTls() throws Exception {
    try (HostileMailServer server = new HostileMailServer()) {
      Path password = LocalMailServer.passwordFile(folder);
      MailFailure failure =
          failure(
              transport(
                  settings(
                      server.port(), MailTls.REQUIRED, Optional.of(password), Optional.empty())));
      assertThat(failure.verdict()).isEqualTo(Verdict.NONE);
      assertThat(failure.getMessage()).contains("STARTTLS");
      assertThat(server.heard()).noneMatch(line -> line.startsWith("AUTH"));
      assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CONNECT, 421 not now, NONE",
    "CONNECT, 554 never, NONE",
    "CONNECT, nonsense, NONE",
    "EHLO, 421 not now, NONE",
    "MAIL, 450 busy, LATER",
    "MAIL, 550 not you, NONE",
    "RCPT, 421 not now, NONE",
    "RCPT, 450 grey, LATER",
    "RCPT, 550 nobody, NEVER",
    "RCPT, 552 full, NEVER",
    "DATA, 421 not now, NONE",
    "DATA, 451 busy, LATER",
    "DATA, 554 never, NEVER",
    "END, 421 not now, NONE",
    "END, 450 busy, LATER",
    "END, 550 spam, NEVER",
    "END, 552 too big, NEVER",
    "CONNECT, ends, NONE",
    "EHLO, ends, NONE",
    "MAIL, ends, NONE",
    "RCPT, ends, NONE",
    "DATA, ends, NONE",
    "END, ends, NONE",
    "CONNECT, hangs, NONE",
    "EHLO, hangs, NONE",
    "MAIL, hangs, NONE",
    "RCPT, hangs, NONE",
    "DATA, hangs, NONE",
    "END, hangs, NONE",
    "EHLO, drips, NONE",
    "END, drips, NONE"
  })
  void saysWhatAServerMeans(String step, String answer, Verdict verdict) throws Exception {
    try (HostileMailServer server = new HostileMailServer().at(step, answer)) {
      if (step.equals("EHLO")) {
        // Who does not understand that is asked in the old way.
        server.at("HELO", answer);
      }
      assertThat(failure(plain(server.port())).verdict()).isEqualTo(verdict);
      assertThat(server.taken()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"421 not now", HostileMailServer.ENDS, HostileMailServer.HANGS})
  void takesAMailForSentHoweverTheServerSaysGoodBye(String answer) throws Exception {
    try (HostileMailServer server = new HostileMailServer().at("QUIT", answer)) {
      plain(server.port()).deliver(TO, MESSAGE);
      assertThat(server.taken()).isEqualTo(1);
    }
  }

  @Test
  void saysThatNobodyListens() throws Exception {
    int port;
    try (HostileMailServer server = new HostileMailServer()) {
      port = server.port();
    }
    assertThat(failure(plain(port)).verdict()).isEqualTo(Verdict.NONE);
  }

  @Test
  void isBrokenOffFromAnotherThread() throws Exception {
    try (HostileMailServer server = new HostileMailServer().at("EHLO", HostileMailServer.DRIPS)) {
      SmtpTransport transport = plain(server.port());
      Thread other =
          new Thread(
              () -> {
                Awaitility.await().until(() -> !server.heard().isEmpty());
                transport.close();
              });
      other.start();
      assertThat(failure(transport).verdict()).isEqualTo(Verdict.NONE);
      other.join();
      assertThat(failure(transport).verdict()).isEqualTo(Verdict.NONE);
    }
  }

  @Test
  void findsNothingWhereNothingIsSet() throws IOException {
    MailSettings none =
        new MailSettings(
            Optional.empty(),
            587,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            MailTls.REQUIRED,
            Optional.empty(),
            1,
            60,
            false,
            "mail/hiroba");
    assertThat(SmtpTransport.find(none, MailJars::find, clock)).isEmpty();
  }
}
