package org.hiroba.feature.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.hiroba.config.MailAddress;
import org.hiroba.config.MailSender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes messages, and reads them as another implementation does. */
class MailFormatTest {
  private static final MailAddress FROM = new MailAddress("hiroba@example.com");
  private static final MailAddress TO = new MailAddress("ann@example.com");
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private static String raw(String name, String subject, String text) {
    return new String(
        MailFormat.write(
            new MailSender(name, FROM), TO, "m1", "ja", NOON, new Letter(subject, text)),
        StandardCharsets.ISO_8859_1);
  }

  private static MimeMessage read(String raw) throws Exception {
    return new MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(raw.getBytes(StandardCharsets.ISO_8859_1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ann",
        "山田 太郎",
        "Ann \"the boss\" O'Brien, Ltd. <x@y>; (ext) \\",
        "=?UTF-8?B?eA==?=",
        "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
        "A name that is so long that no line of a header could hold all of it, whoever wrote it"
      })
  void keepsNamesAndSubjectsAsTheyAre(String name) throws Exception {
    String raw = raw(name, name, "text");
    MimeMessage message = read(raw);
    assertThat(message.getSubject()).isEqualTo(name);
    assertThat(((InternetAddress) message.getFrom()[0]).getPersonal()).isEqualTo(name);
    assertThat(((InternetAddress) message.getFrom()[0]).getAddress()).isEqualTo(FROM.value());
    assertThat(raw.split("\r\n", -1)).allSatisfy(line -> assertThat(line).hasSizeLessThan(79));
    assertThat(raw.chars()).allMatch(c -> c < 128);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\r\nBcc: bob@example.com",
        "x\nBcc: bob@example.com",
        "x\rBcc: bob@example.com",
        "x\u2028Bcc: bob@example.com",
        "x\r\n\r\nBcc: bob@example.com"
      })
  void letsNothingInBecomeAHeader(String hostile) throws Exception {
    String raw = raw(hostile, hostile, hostile);
    MimeMessage message = read(raw);
    assertThat(message.getHeader("Bcc")).isNull();
    assertThat(message.getAllRecipients()).hasSize(1);
    assertThat(message.getSubject()).startsWith("x ").contains("Bcc: bob@example.com");
  }

  @Test
  void saysWhatAMailOfAMachineSays() throws Exception {
    MimeMessage message = read(raw("", "Subject", "text"));
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(message.getMessageID()).isEqualTo("<m1@example.com>");
    assertThat(message.getSentDate()).isEqualTo(Date.from(NOON));
    assertThat(message.getHeader("Date")).containsExactly("Sat, 21 Nov 2026 12:00:00 +0000");
    assertThat(message.getHeader("Content-Language")).containsExactly("ja");
    assertThat(message.getHeader("From")).containsExactly("hiroba@example.com");
    assertThat(message.getContentType()).isEqualTo("text/plain; charset=UTF-8");
  }

  @Test
  void keepsTextsAsTheyAreAndLinksInOnePiece() throws Exception {
    String link = "https://chat.example.com/#/reset/" + "x".repeat(500);
    String plain = "Hello,\n.\n..\nFrom here\n\n" + link + "\n";
    assertThat(raw("", "s", plain)).contains("\r\n" + link + "\r\n");
    assertThat(text(plain)).isEqualTo(plain);
    String japanese = "こんにちは。\n\n" + link + "\n😀\n";
    assertThat(text(japanese)).isEqualTo(japanese);
    String long1 = "y".repeat(2_000);
    assertThat(text(long1)).isEqualTo(long1);
    assertThat(text("a\u0000b\u0007c\rd\ud800e")).isEqualTo("abcde\n");
    for (String line : raw("", "s", japanese + long1).split("\r\n", -1)) {
      assertThat(line).hasSizeLessThan(998);
    }
  }

  private static String text(String text) throws Exception {
    String read = read(raw("", "s", text)).getContent().toString().replace("\r\n", "\n");
    // A line ends, whether the text did or not.
    return read.length() > text.length() ? read.substring(0, text.length()) : read;
  }
}
