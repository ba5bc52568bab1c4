package org.hiroba.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;

/**
 * Makes a {@code domain.xml} that listens on loopback only from the one that comes with Payara, by
 * {@code server-config/payara/loopback.xsl}. Payara is never started with the one it comes with.
 */
public final class PayaraDomain {
  /** What a listener with TLS calls the key and certificate in the key store of the domain. */
  static final String CERTIFICATE = "s1as";

  /** Opens the key store, unless somebody has changed it. */
  static final String MASTER_PASSWORD = "changeit";

  private PayaraDomain() {}

  /**
   * What listens in a domain.
   *
   * @param http port of the listener that speaks plain HTTP
   * @param tls port of a second one that speaks TLS; without it there is none
   * @param administration port of one for {@code asadmin}; without it nobody administers
   */
  record Ports(int http, Optional<Integer> tls, Optional<Integer> administration) {}

  /**
   * Writes the file for a Payara that nobody administers.
   *
   * @param original as Payara has it
   * @param port of its only listener
   * @throws IllegalStateException if the result would listen anywhere else
   */
  public static void write(InputStream original, Path to, int port) throws IOException {
    write(original, to, new Ports(port, Optional.empty(), Optional.empty()));
  }

  /**
   * Writes the file.
   *
   * @param original as Payara has it
   * @throws IllegalStateException if the result would listen anywhere but on loopback
   */
  static void write(InputStream original, Path to, Ports ports) throws IOException {
    String text =
        transformed(
            new StreamSource(original),
            "payara/loopback.xsl",
            Map.of(
                "port",
                Integer.toString(ports.http()),
                "tls-port",
                ports.tls().map(String::valueOf).orElse(""),
                "admin-port",
                ports.administration().map(String::valueOf).orElse("")));
    boolean listensElsewhere =
        Pattern.compile("<(network-listener|iiop-listener|jmx-connector) [^>]*>")
            .matcher(text)
            .results()
            .anyMatch(listener -> !listener.group().contains(" address=\"127.0.0.1\""));
    if (listensElsewhere
        || text.contains("0.0.0.0")
        || !text.contains("<hazelcast-config-specific-configuration enabled=\"false\"/>")) {
      throw new IllegalStateException("Payara would not stay on loopback with:\n" + text);
    }
    Files.createDirectories(to.getParent());
    Files.writeString(to, text);
  }

  /**
   * Adds a directory to the file of Payara Embedded, by {@code
   * server-config/payara/realm-ldap.xsl}.
   *
   * @param options of the JVM, which name it: see {@link RealmIT}
   */
  static void addDirectory(Path domain, List<String> options) throws IOException {
    Map<String, String> parameters = new HashMap<>();
    for (String name : List.of("url", "user", "password")) {
      String prefix = "-Dpayara.ldap." + name + "=";
      options.stream()
          .filter(option -> option.startsWith(prefix))
          .forEach(option -> parameters.put(name, option.substring(prefix.length())));
    }
    String text =
        transformed(
            new StreamSource(new StringReader(Files.readString(domain))),
            "payara/realm-ldap.xsl",
            parameters);
    Files.writeString(domain, text);
  }

  private static String transformed(
      StreamSource original, String styleSheet, Map<String, String> parameters) throws IOException {
    StringWriter result = new StringWriter();
    try {
      // The JDK's own engine, whatever else lies on the class path.
      TransformerFactory factory = TransformerFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      Transformer transformer =
          factory.newTransformer(new StreamSource(Folders.config(styleSheet).toFile()));
      parameters.forEach(transformer::setParameter);
      transformer.transform(original, new StreamResult(result));
    } catch (TransformerException e) {
      throw new IOException("Cannot make a domain.xml by " + styleSheet, e);
    }
    return result.toString();
  }
}
