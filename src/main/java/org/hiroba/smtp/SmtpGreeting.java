package org.hiroba.smtp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.hiroba.config.MailSettings;
import org.hiroba.config.MailTls;
import org.hiroba.config.TrustedCertificates;

/** Asks a mail server for its first word, and sends nothing (RFC 5321 §4.2). Stateless. */
public final class SmtpGreeting {
  private static final String READY = "220";
  private static final int MAX_LINE_BYTES = 512;
  private static final int MILLIS = 1_000;

  private SmtpGreeting() {}

  /**
   * Connects and reads the greeting, over TLS where the connection is TLS from its beginning.
   *
   * @return what it answered, for people
   * @throws IOException nobody answers there, or not a mail server that takes mail; says why
   */
  public static String ask(MailSettings settings) throws IOException {
    String host = settings.host().orElseThrow();
    int millis = settings.timeoutSeconds() * MILLIS;
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, settings.port()), millis);
      socket.setSoTimeout(millis);
      String line =
          settings.tls() == MailTls.IMPLICIT ? overTls(settings, socket) : firstLine(socket);
      if (!line.startsWith(READY)) {
        throw new IOException("its first word is no greeting of a mail server: " + line);
      }
      return host + ":" + settings.port() + " answers " + line;
    }
  }

  private static String overTls(MailSettings settings, Socket plain) throws IOException {
    String host = settings.host().orElseThrow();
    Optional<Path> file = settings.caFile();
    SSLSocketFactory sockets =
        file.isPresent()
            ? TrustedCertificates.of(file.get())
            : (SSLSocketFactory) SSLSocketFactory.getDefault();
    try (SSLSocket socket = (SSLSocket) sockets.createSocket(plain, host, settings.port(), true)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return firstLine(socket);
    }
  }

  private static String firstLine(Socket socket) throws IOException {
    InputStream in = new BufferedInputStream(socket.getInputStream(), MAX_LINE_BYTES);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0 && next != '\n' && line.size() < MAX_LINE_BYTES) {
      line.write(next >= ' ' && next < 0x7f ? next : ' ');
      next = in.read();
    }
    if (next < 0 && line.size() == 0) {
      throw new IOException("it hung up without a word");
    }
    return line.toString(StandardCharsets.US_ASCII).strip();
  }
}
