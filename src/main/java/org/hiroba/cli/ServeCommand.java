package org.hiroba.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.hiroba.config.HomeFolder;
import org.hiroba.config.HttpSettings;
import org.hiroba.config.LogFormat;
import org.hiroba.config.Resolution;
import org.hiroba.config.ServerKeys;
import org.hiroba.config.Settings;
import org.hiroba.config.SettingsResolver;
import picocli.CommandLine.Command;

/** Serves the chat until the process is told to stop (Ctrl-C, SIGTERM). */
@Command(
    name = "serve",
    description = "Serves the chat until Ctrl-C (the default command).",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "1:it cannot start; standard error says why in one line",
      "2:wrong usage",
      "0:it was told to stop (SIGTERM) and has; 130 for Ctrl-C"
    })
final class ServeCommand implements Runnable {
  private final Path webApplication;
  private final Path scratch;

  ServeCommand(Path webApplication, Path scratch) {
    this.webApplication = webApplication;
    this.scratch = scratch;
  }

  @Override
  public void run() {
    Settings settings = resolve().settings();
    HttpSettings http = settings.http();
    EmbeddedServer server =
        new EmbeddedServer(webApplication, scratch, settings.home().path(), http);
    OpenFiles.warnIfTooFew(EmbeddedServer.mostConnections(Runtime.getRuntime().maxMemory()));
    Stopping stopping = new Stopping(server::stop);
    stopping.begin();
    int port = server.start();
    stopping.started();
    announce(System.out, url(http, port), server.summary());
    waitForever();
  }

  /**
   * Reads all settings before anything is started, so that a wrong one costs one line. The web
   * application reads them again by itself: it cannot know who started it.
   */
  private static Resolution resolve() {
    try {
      SettingsResolver resolver = SettingsResolver.ofCommandLine();
      // Before the first line is written; a value that is none is told with all others.
      ConsoleLogging.configure(
          resolver.check().problems().isEmpty()
              ? resolver.getBesideServer(ServerKeys.LOG_FORMAT)
              : LogFormat.TEXT);
      Resolution resolution = resolver.resolve();
      HomeFolder home = resolution.settings().home();
      home.close();
      resolution.settings().auth().requireNoRealm();
      // The web application would choose a folder of the embedded server, which is scratch.
      System.setProperty("hiroba.home", home.path().toString());
      return resolution;
    } catch (IOException e) {
      throw new CommandFailure("Cannot unlock the home folder: " + e, e);
    }
  }

  private static void announce(PrintStream out, String url, List<String> summary) {
    out.println("Hiroba is up: " + url);
    summary.forEach(line -> out.println("  " + line));
    out.println("  Ctrl-C stops it.");
    out.flush();
  }

  /** Names what a browser on this machine would open. */
  private static String url(HttpSettings http, int port) {
    String root = url(http.host(), port);
    return http.path().isEmpty() ? root : root + http.path().substring(1) + "/";
  }

  /** Names what a browser on this machine would open, of what serves at the root. */
  static String url(String host, int port) {
    boolean local =
        host.equals("127.0.0.1")
            || host.equals("0.0.0.0")
            || host.equals("::1")
            || host.equals("::");
    String shown = local ? "localhost" : host.contains(":") ? "[" + host + "]" : host;
    return "http://" + shown + ":" + port + "/";
  }

  private static void waitForever() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
