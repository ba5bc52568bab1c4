package org.hiroba.startup;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.hiroba.broker.Broker;
import org.hiroba.config.AuthMode;
import org.hiroba.config.Settings;
import org.hiroba.feature.account.AccountBook;
import org.hiroba.feature.account.AccountMail;
import org.hiroba.feature.account.MailAddresses;
import org.hiroba.feature.mail.MailBook;
import org.hiroba.feature.mail.MailDesk;
import org.hiroba.feature.mail.Postman;
import org.hiroba.health.HealthRegistry;
import org.hiroba.health.HealthRegistry.Weight;
import org.hiroba.health.Meters;
import org.hiroba.health.Workers;
import org.hiroba.jdbc.Database;
import org.hiroba.log.LogWriter;
import org.hiroba.smtp.SmtpTransport;
import org.jspecify.annotations.Nullable;

/** Puts together what sends mail, if anything does. Made, started and closed once each. */
final class MailParts implements AutoCloseable {
  private static final Logger LOG = System.getLogger(MailParts.class.getName());

  private final Settings settings;
  private final Database database;
  private final LogWriter writer;
  private final MailDesk desk;
  private final AccountMail mail;
  private @Nullable Around around;
  private volatile @Nullable Postman postman;

  /** What is around it: the clock ends what takes too long. */
  record Around(
      ScheduledExecutorService clock, Broker broker, HealthRegistry health, Meters meters) {}

  MailParts(Settings settings, Database database, LogWriter writer, Clock clock) {
    this.settings = settings;
    this.database = database;
    this.writer = writer;
    desk = new MailDesk(writer, clock, System::nanoTime);
    mail =
        new AccountMail(
            writer,
            database.log().port(AccountBook.class),
            database.log().port(MailAddresses.class),
            desk,
            settings.auth().modes().contains(AuthMode.LOCAL),
            settings.mail().japanese() ? "ja" : "en",
            clock);
  }

  /** Takes what is around it, before it starts. */
  void uses(Around parts) {
    around = parts;
  }

  AccountMail mail() {
    return mail;
  }

  /** Begins to send as a part of a web application. */
  void start(@Nullable ServletContext context) {
    start(context == null ? "" : context.getContextPath(), () -> HiddenJars.of(context, "mail"));
  }

  /**
   * Begins to send, if there is a mail server and an address at which people reach this one.
   *
   * @param path where this application is on its server; empty for the root
   * @param jars what sends by the settings
   */
  void start(String path, SmtpTransport.Jars jars) {
    Around parts = around;
    if (settings.auth().isGuest() || parts == null) {
      return;
    }
    Optional<SmtpTransport> found;
    try {
      found = SmtpTransport.find(settings.mail(), jars, parts.clock());
    } catch (IllegalArgumentException | IOException e) {
      LOG.log(Level.WARNING, "No mail is sent: {0}", e.getMessage());
      return;
    }
    Optional<String> origin = settings.auth().publicOrigin();
    if (found.isEmpty()) {
      LOG.log(
          Level.INFO,
          "Mail: none; set hiroba.mail.host, or make the mail session {0}, and links are mailed",
          settings.mail().session());
      return;
    }
    if (origin.isEmpty()) {
      LOG.log(
          Level.WARNING,
          "No mail is sent by {0}: set hiroba.url, without which no link would lead here.",
          found.get().describe());
      found.get().close();
      return;
    }
    Postman made =
        new Postman(
            desk,
            writer,
            database.log().port(MailBook.class),
            mail.letters(origin.get() + path),
            found.get(),
            settings.mail().perMinute(),
            parts.meters(),
            System::nanoTime);
    postman = made;
    parts.broker().subscribe(mail.notices()::hear);
    parts.health().register(Weight.ADVISORY, made.check());
    made.start();
    LOG.log(Level.INFO, "Mail: {0}", found.get().describe());
  }

  /** Returns the thread that sends, for the watchdog. */
  List<Workers> threads() {
    Postman made = postman;
    return made == null ? List.of() : List.of(made.threads());
  }

  @Override
  public void close() {
    Postman made = postman;
    if (made != null) {
      made.close();
    }
  }
}
