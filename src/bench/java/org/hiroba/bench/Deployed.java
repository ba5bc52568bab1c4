package org.hiroba.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hiroba.blackbox.HirobaProcess;
import org.hiroba.servers.AppServer;
import org.hiroba.servers.AppServers;

/** The WAR, deployed on a server that {@code -Pservers} has unpacked. */
final class Deployed {
  private static final int OK = 200;
  private static final Set<AppServer> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> RUNNING.forEach(AppServer::stop), "end-servers"));
  }

  private Deployed() {}

  /**
   * Starts a server on loopback and waits until the application serves there.
   *
   * @param jvm options of its JVM
   * @param log where its output goes when it ends
   * @throws Subjects.NotHere if the server was not unpacked or no JDK here can run it
   */
  static Subject start(String name, List<String> jvm, Path log)
      throws IOException, Subjects.NotHere {
    AppServer server = server(name, jvm);
    RUNNING.add(server);
    try {
      URI base = server.start();
      server.deploy(HirobaProcess.war());
      AppServers.awaitStatus(server, base, OK);
      server.log().stream()
          .filter(line -> line.contains("messages leave by"))
          .forEach(line -> System.out.println(name + ": " + line.strip()));
      return new HirobaSubject(server.pid(), base, () -> stop(server, log));
    } catch (IOException | IllegalStateException e) {
      stop(server, log);
      throw new IOException(e.getMessage() + "; its output is in " + log, e);
    }
  }

  private static AppServer server(String name, List<String> jvm)
      throws IOException, Subjects.NotHere {
    if (!AppServers.isUnpacked(name)) {
      throw new Subjects.NotHere(
          "not measured: no target/servers/"
              + name
              + " here; mvn -Pbench,servers verify unpacks it");
    }
    List<String> options = new ArrayList<>(jvm);
    options.addAll(Subjects.SETTINGS);
    try {
      return AppServers.of(name, Optional.empty(), options);
    } catch (AppServers.NoJdk e) {
      throw new Subjects.NotHere("not measured: " + e.getMessage());
    }
  }

  private static void stop(AppServer server, Path log) {
    server.stop();
    RUNNING.remove(server);
    try {
      Files.createDirectories(log.getParent());
      Files.write(log, server.log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
