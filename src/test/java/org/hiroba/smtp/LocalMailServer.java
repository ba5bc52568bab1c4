package org.hiroba.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.awaitility.Awaitility;
import org.hiroba.relay.TestCertificate;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server on loopback, which keeps what it takes. */
public final class LocalMailServer implements AutoCloseable {
  /** Who may send. */
  public static final String USER = "hiroba";

  /** By which password, if anybody must give one. */
  public static final String PASSWORD = "päss wörd\\ 1";

  /** Another one, which goes unchanged through files of servers. */
  public static final String SIMPLE_PASSWORD = "wonder-1";

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern LINK = Pattern.compile("https?://\\S+#/(\\w+)/([\\w-]+)");

  private final SMTPServer server;
  private final List<Mail> mails = new CopyOnWriteArrayList<>();

  /**
   * A mail as it came in.
   *
   * @param raw its bytes, each a character
   */
  public record Mail(String from, String to, String raw) {
    /** Reads it as a mail program does. */
    public MimeMessage message() {
      try {
        return new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(raw.getBytes(StandardCharsets.ISO_8859_1)));
      } catch (MessagingException e) {
        throw new AssertionError(e);
      }
    }

    /** Returns its subject. */
    public String subject() {
      try {
        return message().getSubject();
      } catch (MessagingException e) {
        throw new AssertionError(e);
      }
    }

    /** Returns its text. */
    public String text() {
      try {
        return String.valueOf(message().getContent());
      } catch (MessagingException e) {
        throw new AssertionError(e);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Returns what its link holds. */
    public String token() {
      Matcher link = LINK.matcher(text());
      if (!link.find()) {
        throw new AssertionError("no link in " + text());
      }
      return link.group(2);
    }
  }

  private LocalMailServer(SMTPServer.Builder builder) {
    server =
        builder
            .bindAddress(InetAddress.getLoopbackAddress())
            .port(0)
            .hostName("localhost")
            .insertReceivedHeaders(false)
            .messageHandler(
                (context, from, to, data) ->
                    mails.add(new Mail(from, to, new String(data, StandardCharsets.ISO_8859_1))))
            .build();
    server.start();
  }

  /** Starts one that takes all, without TLS. */
  public static LocalMailServer plain() {
    return new LocalMailServer(new SMTPServer.Builder());
  }

  /** Starts one that demands STARTTLS and then a password. */
  public static LocalMailServer startTls(TestCertificate certificate) {
    return new LocalMailServer(
        secured(new SMTPServer.Builder()).startTlsSocketFactory(context(certificate)).requireTLS());
  }

  /** Starts one that speaks TLS from the beginning, and demands a password. */
  public static LocalMailServer implicitTls(TestCertificate certificate) {
    return new LocalMailServer(
        secured(new SMTPServer.Builder()).serverSocketFactory(context(certificate)));
  }

  private static SMTPServer.Builder secured(SMTPServer.Builder builder) {
    return builder
        .requireAuth()
        .authenticationHandlerFactory(
            new EasyAuthenticationHandlerFactory(
                (user, password, context) -> {
                  if (!user.equals(USER)
                      || !List.of(PASSWORD, SIMPLE_PASSWORD).contains(password)) {
                    throw new LoginFailedException("535 no");
                  }
                }));
  }

  /** Returns a server's side of TLS. */
  public static SSLContext context(TestCertificate certificate) {
    try {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, null);
      keys.setKeyEntry(
          "k",
          certificate.privateKey(),
          "x".toCharArray(),
          new Certificate[] {certificate.certificate()});
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, "x".toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns where it listens. */
  public int port() {
    return server.getPortAllocated();
  }

  /** Returns what came in so far, in its order. */
  public List<Mail> mails() {
    return List.copyOf(mails);
  }

  /** Waits for so many mails, and returns the last of them. */
  public Mail await(int count) {
    Awaitility.await().atMost(PATIENCE).until(() -> mails.size() >= count);
    return mails.get(count - 1);
  }

  /** Writes the password into a file. */
  public static Path passwordFile(Path folder) throws IOException {
    return Files.writeString(folder.resolve("mail-password"), PASSWORD + "\n");
  }

  @Override
  public void close() {
    server.stop();
  }
}
