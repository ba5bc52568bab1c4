package org.hiroba.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.hiroba.config.MailAddress;
import org.hiroba.config.MailSender;
import org.hiroba.config.MailSettings;
import org.hiroba.config.MailTls;
import org.hiroba.config.TrustedCertificates;
import org.hiroba.feature.mail.MailFailure;
import org.hiroba.feature.mail.MailTransport;
import org.jspecify.annotations.Nullable;

/**
 * Hands mails to the mail server of the settings, or to the one of the application server's mail
 * session: a connection for each mail, whose steps and whose whole have an end. Passwords and
 * certificates are read from their files each time.
 */
public final class SmtpTransport implements MailTransport {
  /** The whole of a conversation may take so many of its steps. */
  private static final int STEPS = 6;

  private static final int MAX_PASSWORD_BYTES = 1_024;
  private static final Logger LOG = System.getLogger(SmtpTransport.class.getName());

  private final MailSettings settings;
  private final MailSender sender;
  private final Sessions sessions;
  private final ScheduledExecutorService clock;
  private @Nullable DeadlineSockets underWay;
  private boolean closed;

  private SmtpTransport(
      MailSettings settings, MailSender sender, Sessions sessions, ScheduledExecutorService clock) {
    this.settings = settings;
    this.sender = sender;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** Finds the jars of Jakarta Mail, if they are needed. */
  @FunctionalInterface
  public interface Jars {
    /** Returns them, or says why not. */
    List<Path> find() throws IOException;
  }

  /** One of the two: a session of the server, or what makes our own. */
  private record Sessions(@Nullable BoundMailSession bound, @Nullable MailLibrary library) {}

  /**
   * Finds how mail can be sent; empty if it cannot.
   *
   * @param jars Jakarta Mail, by which the settings are followed; closing takes it along
   * @param clock ends what takes too long; nothing of it waits
   * @throws IllegalArgumentException a mail session is there, but not who mails are from
   * @throws IOException the jars are missing or damaged
   */
  public static Optional<SmtpTransport> find(
      MailSettings settings, Jars jars, ScheduledExecutorService clock) throws IOException {
    if (settings.host().isPresent() && settings.from().isPresent()) {
      MailLibrary library = MailLibrary.load(jars.find());
      return Optional.of(
          new SmtpTransport(settings, settings.from().get(), new Sessions(null, library), clock));
    }
    return BoundMailSession.find(settings.session())
        .map(
            found ->
                new SmtpTransport(
                    settings, sender(settings, found), new Sessions(found, null), clock));
  }

  private static MailSender sender(MailSettings settings, BoundMailSession found) {
    if (settings.from().isPresent()) {
      return settings.from().get();
    }
    String said = SessionBridge.from(found.session());
    if (said == null || said.isBlank()) {
      throw new IllegalArgumentException(
          "The mail session "
              + found.name()
              + " has no sender (mail.from): set it there, or hiroba.mail.from.");
    }
    return MailSender.of(said);
  }

  @Override
  public MailSender sender() {
    return sender;
  }

  @Override
  public String describe() {
    BoundMailSession session = sessions.bound();
    return session == null
        ? settings.host().orElse("") + ":" + settings.port()
        : SessionBridge.host(session.session()) + " (mail session " + session.name() + ")";
  }

  @Override
  public void deliver(MailAddress to, byte[] message) throws MailFailure {
    DeadlineSockets sockets = new DeadlineSockets();
    SSLSocketFactory tls = tls();
    int stepMillis = (int) Duration.ofSeconds(settings.timeoutSeconds()).toMillis();
    begin(sockets);
    Future<?> deadline =
        clock.schedule(() -> end(sockets), (long) STEPS * stepMillis, TimeUnit.MILLISECONDS);
    try {
      BoundMailSession session = sessions.bound();
      SessionBridge.send(
          session == null ? own() : session.session(),
          new SessionBridge.Manner(stepMillis, sender.address(), tls),
          session == null ? credentials() : null,
          sockets,
          to,
          message);
    } finally {
      deadline.cancel(false);
      finish();
    }
  }

  private synchronized void begin(DeadlineSockets sockets) throws MailFailure {
    if (closed) {
      throw new MailFailure(
          MailFailure.Verdict.NONE, "Hiroba stops", new IllegalStateException("closed"));
    }
    underWay = sockets;
  }

  private synchronized void finish() {
    underWay = null;
    if (closed) {
      closeLibrary();
    }
  }

  private Object own() {
    boolean required = settings.tls() == MailTls.REQUIRED;
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", "smtp");
    properties.setProperty("mail.smtp.host", settings.host().orElseThrow());
    properties.setProperty("mail.smtp.port", Integer.toString(settings.port()));
    properties.setProperty("mail.smtp.auth", Boolean.toString(settings.user().isPresent()));
    properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(required));
    properties.setProperty("mail.smtp.starttls.required", Boolean.toString(required));
    properties.setProperty(
        "mail.smtp.ssl.enable", Boolean.toString(settings.tls() == MailTls.IMPLICIT));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    return Objects.requireNonNull(sessions.library()).session(properties);
  }

  private SessionBridge.@Nullable Credentials credentials() throws MailFailure {
    if (settings.user().isEmpty()) {
      return null;
    }
    Path file = settings.passwordFile().orElseThrow();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_PASSWORD_BYTES);
      String text = new String(bytes, StandardCharsets.UTF_8);
      List<String> lines = text.lines().toList();
      return new SessionBridge.Credentials(
          settings.user().get(), lines.isEmpty() ? "" : lines.get(0));
    } catch (IOException e) {
      throw new MailFailure(
          MailFailure.Verdict.NONE, "hiroba.mail.password-file cannot be read: " + e, e);
    }
  }

  private SSLSocketFactory tls() throws MailFailure {
    Optional<Path> file = settings.caFile();
    if (file.isEmpty()) {
      return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }
    try {
      return TrustedCertificates.of(file.get());
    } catch (IOException e) {
      throw new MailFailure(
          MailFailure.Verdict.NONE, "hiroba.mail.ca-file=" + file.get() + ": " + e, e);
    }
  }

  private static void end(DeadlineSockets sockets) {
    try {
      sockets.end();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "A connection to the mail server did not close: {0}", e.toString());
    }
  }

  /** Breaks off what is under way; whoever does that takes the library along. */
  @Override
  public synchronized void close() {
    closed = true;
    if (underWay == null) {
      closeLibrary();
    } else {
      end(underWay);
    }
  }

  private void closeLibrary() {
    MailLibrary library = sessions.library();
    try {
      if (library != null) {
        library.close();
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The jars of Jakarta Mail did not close: {0}", e.toString());
    }
  }
}
