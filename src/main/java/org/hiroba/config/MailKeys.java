package org.hiroba.config;

import static org.hiroba.config.SettingKey.key;
import static org.hiroba.config.ValueTypes.OPTIONAL_FILE;
import static org.hiroba.config.ValueTypes.OPTIONAL_TEXT;
import static org.hiroba.config.ValueTypes.TEXT;
import static org.hiroba.config.ValueTypes.integer;
import static org.hiroba.config.ValueTypes.oneOf;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The settings of mail, {@code hiroba.mail.*}. */
final class MailKeys {
  static final SettingKey<Optional<String>> HOST =
      key(
          "hiroba.mail.host",
          new ValueType<>("a host name or an address", MailKeys::host),
          "",
          "The mail server (SMTP) that takes what Hiroba sends: invitations, links that set a"
              + " password, notices; needs `hiroba.url` and `hiroba.mail.from`. Without one: the"
              + " server's mail session `mail/hiroba`, or no mail");

  static final SettingKey<Integer> PORT =
      key(
          "hiroba.mail.port",
          integer(0, 65_535),
          "0",
          "Its port; 0 = what goes with `hiroba.mail.tls`: 587, 465 or 25");

  static final SettingKey<Optional<String>> USER =
      key(
          "hiroba.mail.user",
          OPTIONAL_TEXT,
          "",
          "As whom to sign in there; without one: as nobody. Goes with a password file");

  static final SettingKey<Optional<Path>> PASSWORD_FILE =
      key(
          "hiroba.mail.password-file",
          OPTIONAL_FILE,
          "",
          "The file with the password, in one line; read each time");

  static final SettingKey<Optional<MailSender>> FROM =
      key(
          "hiroba.mail.from",
          new ValueType<>(
              "an address such as `Hiroba <hiroba@example.com>`",
              text -> text.isEmpty() ? Optional.empty() : Optional.of(MailSender.of(text))),
          "",
          "Who mails are from, and where answers and failures go");

  static final SettingKey<MailTls> TLS =
      key(
          "hiroba.mail.tls",
          oneOf(MailTls.class),
          "required",
          "`required`: nothing is said before the connection turns to TLS (STARTTLS); `implicit`: TLS"
              + " from the beginning (smtps); `off`: none, for a mail server on this machine");

  static final SettingKey<Optional<Path>> CA_FILE =
      key(
          "hiroba.mail.ca-file",
          OPTIONAL_FILE,
          "",
          "Certificates in PEM that vouch for the mail server's own, instead of those that Java"
              + " trusts; read each time");

  static final SettingKey<Integer> TIMEOUT =
      key(
          "hiroba.mail.timeout",
          integer(1, 60),
          "10",
          "Seconds for which the mail server may keep one step waiting; a whole mail has six times"
              + " that");

  static final SettingKey<Integer> PER_MINUTE =
      key(
          "hiroba.mail.per-minute",
          integer(0, 6_000),
          "60",
          "How many mails are sent a minute; the rest waits. 0 = no limit");

  static final SettingKey<String> LANGUAGE =
      key(
          "hiroba.mail.language",
          new ValueType<>("`en`, `ja`", MailKeys::language),
          "en",
          "The language of mails to people of whom none is known");

  static final SettingKey<String> SESSION =
      key(
          "hiroba.mail.session",
          new ValueType<>("a JNDI name", TEXT.parse()),
          "mail/hiroba",
          "The server's mail session, taken if there is one and no `hiroba.mail.host`");

  static final List<SettingKey<?>> ALL =
      List.of(
          HOST,
          PORT,
          USER,
          PASSWORD_FILE,
          FROM,
          TLS,
          CA_FILE,
          TIMEOUT,
          PER_MINUTE,
          LANGUAGE,
          SESSION);

  private MailKeys() {}

  private static Optional<String> host(String text) {
    if (text.chars().anyMatch(c -> c <= ' ' || c == '/' || c == '@' || c > '~')) {
      throw new IllegalArgumentException("a name alone, without a scheme");
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static String language(String text) {
    if (!text.equals("en") && !text.equals("ja")) {
      throw new IllegalArgumentException("unknown");
    }
    return text;
  }

  static MailSettings read(SettingsAssembly from) {
    Optional<String> host = from.get(HOST);
    Optional<MailSender> sender = from.get(FROM);
    Optional<String> user = from.get(USER);
    Optional<Path> passwordFile = from.get(PASSWORD_FILE);
    if (host.isPresent() && sender.isEmpty()) {
      throw new SettingsException(
          "hiroba.mail.host is set and hiroba.mail.from is not: say who mails are from, for example"
              + " hiroba.mail.from=hiroba@example.com.");
    }
    if (user.isPresent() != passwordFile.isPresent()) {
      throw new SettingsException(
          "hiroba.mail.user and hiroba.mail.password-file go together: set both or neither.");
    }
    MailTls tls = from.get(TLS);
    int port = from.get(PORT);
    return new MailSettings(
        host,
        port == 0 ? tls.port() : port,
        user,
        passwordFile,
        sender,
        tls,
        from.get(CA_FILE),
        from.get(TIMEOUT),
        from.get(PER_MINUTE),
        from.get(LANGUAGE).equals("ja"),
        from.get(SESSION));
  }
}
