package org.hiroba.startup;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.hiroba.broker.Broker;
import org.hiroba.health.Meters;
import org.hiroba.session.OutboxDepth;
import org.hiroba.session.SessionRegistry;
import org.jspecify.annotations.Nullable;

/** Shows what no part shows by itself. */
final class ServerMeters {
  private static final String MANIFEST = "/META-INF/MANIFEST.MF";
  private static final String UNKNOWN = "unknown";
  private static final Logger LOG = System.getLogger(ServerMeters.class.getName());

  private ServerMeters() {}

  static void show(Meters meters, SessionRegistry sessions, Broker broker) {
    broker.subscribe(new CommitCounter(meters));
    meters.gauge("hiroba_sessions", "Chat sessions that are connected.", sessions::count);
    new OutboxDepth(sessions, System::nanoTime).show(meters);
  }

  /** Shows which program this is, and on what it runs. */
  static void showBuild(Meters meters, @Nullable ServletContext context, String database) {
    meters.gauge(
        "hiroba_build_info",
        "Which program this is, and on what it runs; always 1.",
        () -> 1,
        "version",
        version(context),
        "server",
        context == null ? UNKNOWN : context.getServerInfo(),
        "java",
        Runtime.version().toString(),
        "database",
        database);
  }

  /** Returns the program's version, as the build wrote it into the WAR. */
  static String version(@Nullable ServletContext context) {
    try (InputStream file = context == null ? null : context.getResourceAsStream(MANIFEST)) {
      String version =
          file == null
              ? null
              : new Manifest(file)
                  .getMainAttributes()
                  .getValue(Attributes.Name.IMPLEMENTATION_VERSION);
      return version == null ? UNKNOWN : version;
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The program's version cannot be read", e);
      return UNKNOWN;
    }
  }
}
