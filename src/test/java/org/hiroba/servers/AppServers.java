package org.hiroba.servers;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.hiroba.blackbox.Http;

/** Makes the servers that {@code -Pservers} unpacks. */
public final class AppServers {
  /**
   * What the JVM of a server is told when it is tested: little memory, a quick start, and network
   * services on ports that nobody has, so that matrices can run side by side on one machine.
   */
  public static final List<String> FOR_TESTS =
      List.of(
          "-Xmx512m",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          // What is deployed wants passwords else; most tests are not about that.
          "-Dhiroba.auth=guest",
          "-Dhiroba.daytime.tcp.port=0",
          "-Dhiroba.daytime.udp.port=0",
          "-Dhiroba.echo.port=0",
          "-Dhiroba.relay.port=0",
          "-Dhiroba.limits.sign-ins-per-minute=0",
          "-Dhiroba.limits.anonymous-sockets-per-address=0");

  private static final Duration START = Duration.ofMinutes(2);

  private static final int LOG_LINES = 200;

  private AppServers() {}

  /** Says which server a test failed on, with the end of its log. */
  static AssertionError failure(String name, AppServer server, Throwable e) throws IOException {
    List<String> log = server.log();
    return new AssertionError(
        name
            + ": "
            + e.getMessage()
            + "\nIts log:\n"
            + String.join("\n", log.subList(Math.max(0, log.size() - LOG_LINES), log.size())),
        e);
  }

  /** Says that no JDK on this machine can run a server. */
  public static final class NoJdk extends Exception {
    private static final long serialVersionUID = 1L;

    private NoJdk(int lowest, int highest) {
      super("it needs a JDK " + lowest + "–" + highest + ", none was found");
    }
  }

  /**
   * Makes a server that does not run yet.
   *
   * @param databaseUrl a PostgreSQL that it shall have as DataSource; not Payara Embedded
   * @param options of its JVM, {@code -Dhiroba.…} among them
   * @throws NoJdk if there is none on this machine that it runs on
   * @throws IllegalArgumentException if nobody knows a server of this name
   */
  public static AppServer of(String name, Optional<String> databaseUrl, List<String> options)
      throws IOException, NoJdk {
    return of(name, databaseUrl, options, Realm.NONE);
  }

  /**
   * Makes a server like {@link #of(String, Optional, List)}; skips the running test, loudly, where
   * this machine has no JDK for it.
   *
   * @throws AssertionError there is none, and {@code -Dhiroba.tests.required} names {@code jdk}
   */
  public static AppServer orSkip(String name, Optional<String> databaseUrl, List<String> options)
      throws IOException {
    return orSkip(name, databaseUrl, options, Realm.NONE);
  }

  /**
   * Does the same with the options {@link #FOR_TESTS}.
   *
   * @param more options besides
   */
  public static AppServer forTests(String name, Optional<String> databaseUrl, String... more)
      throws IOException {
    return orSkip(name, databaseUrl, Stream.concat(FOR_TESTS.stream(), Stream.of(more)).toList());
  }

  /** Does the same for a server that lets people in by itself. */
  static AppServer orSkip(
      String name, Optional<String> databaseUrl, List<String> options, Realm realm)
      throws IOException {
    try {
      return of(name, databaseUrl, options, realm);
    } catch (NoJdk e) {
      throw Programs.missing("jdk", name + ": " + e.getMessage());
    }
  }

  /** Makes one that lets people in by itself. */
  static AppServer of(String name, Optional<String> databaseUrl, List<String> options, Realm realm)
      throws IOException, NoJdk {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "payara6" ->
          new PayaraEmbeddedServer(
              jdk(PayaraEmbeddedServer.LOWEST_JDK, PayaraEmbeddedServer.HIGHEST_JDK),
              options,
              realm);
      case "payara7" ->
          new PayaraServer(
              jdk(PayaraServer.LOWEST_JDK, PayaraServer.HIGHEST_JDK), databaseUrl, options, realm);
      case "tomcat10", "tomcat11" -> new TomcatServer(name, databaseUrl, options, realm);
      case "wildfly" -> new WildFlyServer(databaseUrl, options, realm);
      default ->
          throw new IllegalArgumentException(
              "-Dservers= knows payara6, payara7, tomcat10, tomcat11 and wildfly, not " + name);
    };
  }

  /** Tells whether {@code -Pservers} has unpacked a server in this working folder. */
  public static boolean isUnpacked(String name) {
    return Folders.isUnpacked(name);
  }

  /**
   * Waits until a server answers for the application with a status.
   *
   * @throws IOException if it does not within two minutes, or ends by itself
   */
  public static void awaitStatus(AppServer server, URI base, int status) throws IOException {
    Http http = new Http(base);
    try {
      await(base + " answers " + status)
          .atMost(START)
          .pollInterval(Duration.ofMillis(100))
          .until(() -> !server.isAlive() || statusOf(http) == status);
    } catch (ConditionTimeoutException e) {
      throw new IOException(e.getMessage(), e);
    }
    if (!server.isAlive()) {
      throw new IOException("The server ended by itself");
    }
  }

  private static int statusOf(Http http) {
    try {
      return http.get("").statusCode();
    } catch (UncheckedIOException e) {
      // Not listening yet.
      return 0;
    }
  }

  private static Path jdk(int lowest, int highest) throws IOException, NoJdk {
    return Jdks.between(lowest, highest).orElseThrow(() -> new NoJdk(lowest, highest));
  }
}
