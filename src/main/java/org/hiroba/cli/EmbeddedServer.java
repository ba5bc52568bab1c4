package org.hiroba.cli;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.hiroba.config.HttpSettings;

/**
 * A Tomcat that serves the unpacked WAR at the path of {@code hiroba.url}, without one at {@code
 * /}, and tells nobody its version. Started at most once; {@link #stop} may be called at any time,
 * from any thread.
 */
final class EmbeddedServer {
  /**
   * Connections at once, where there is memory for them; whoever comes beyond them waits until one
   * ends. Tomcat's own 8,192 left 10,000 members without an answer.
   */
  private static final int MOST_CONNECTIONS = 50_000;

  /**
   * How much heap there is to be for each: a request under way, be it the beginning of a head,
   * takes some 33 KiB, a silent WebSocket some 38.
   */
  private static final int CONNECTION_BYTES = 48 << 10;

  /** What the server needs for itself. */
  private static final long OWN_BYTES = 64L << 20;

  /** So many there may be however small the heap is. */
  private static final int LEAST_CONNECTIONS = 500;

  /** How long a client may be silent in the middle of a request's head, or take nothing. */
  private static final int SILENCE_MILLIS = 10_000;

  /** How long it may be silent in the middle of a body. */
  private static final int BODY_SILENCE_MILLIS = 5_000;

  /** How long a connection may wait for its next request. */
  private static final int IDLE_MILLIS = 60_000;

  /**
   * The web application's half of this name is in its startup bean, which this loader cannot see.
   */
  private static final String DRAIN_ATTRIBUTE = "org.hiroba.drain";

  /** The same, for what to tell the person who started it. */
  private static final String SUMMARY_ATTRIBUTE = "org.hiroba.summary";

  /** The same, by which it knows that no other server serves it. */
  private static final String STANDALONE_PARAMETER = "org.hiroba.standalone";

  private static final String NOT_STARTED = "Hiroba did not start: the log above says why.";

  private final HttpSettings http;
  private final Tomcat tomcat = new Tomcat();
  private final Connector connector;
  private final Context context;

  /**
   * Prepares a server.
   *
   * @param home the folder from which files are taken
   * @throws CommandFailure if the host is no address of this machine, or the access log cannot be
   *     written
   */
  EmbeddedServer(Path webApplication, Path scratch, Path home, HttpSettings http) {
    this.http = http;
    tomcat.setBaseDir(scratch.toString());
    connector = new Connector(new HeadDeadline());
    connector.setProperty("address", addressOf(http.host()).getHostAddress());
    connector.setProperty(
        "maxConnections", Integer.toString(mostConnections(Runtime.getRuntime().maxMemory())));
    connector.setProperty("connectionTimeout", Integer.toString(SILENCE_MILLIS));
    connector.setProperty("keepAliveTimeout", Integer.toString(IDLE_MILLIS));
    connector.setProperty("disableUploadTimeout", "false");
    connector.setProperty("connectionUploadTimeout", Integer.toString(BODY_SILENCE_MILLIS));
    connector.setPort(http.port());
    connector.setThrowOnFailure(true);
    // Each connection keeps these two (8,192 by default) for as long as it lives. WebSocket
    // messages pass them by, and so does all that is longer: they cost memory and save hardly a
    // call.
    connector.setProperty("socket.appReadBufSize", "1024");
    connector.setProperty("socket.appWriteBufSize", "2048");
    tomcat.setConnector(connector);
    StandardHost host = (StandardHost) tomcat.getHost();
    host.setAutoDeploy(false);
    host.setDeployOnStartup(false);
    // Else Tomcat puts its own valve behind ours, where it comes first.
    host.setErrorReportValveClass("");
    host.getPipeline().addValve(new PlainErrors());
    tomcat.getEngine().getPipeline().addValve(new UnreadBodies());
    http.accessLog()
        .map(where -> AccessLog.of(where, home))
        .ifPresent(tomcat.getEngine().getPipeline()::addValve);
    context = tomcat.addWebapp(http.path(), webApplication.toString());
    context.setParentClassLoader(EmbeddedServer.class.getClassLoader());
    context.addParameter(STANDALONE_PARAMETER, "true");
  }

  /** Returns how many connections there may be at once with a heap of so many bytes. */
  static int mostConnections(long heapBytes) {
    long bearable = Math.max(LEAST_CONNECTIONS, (heapBytes - OWN_BYTES) / CONNECTION_BYTES);
    return (int) Math.min(MOST_CONNECTIONS, bearable);
  }

  /** Resolves the host here: Tomcat would take a name that it cannot resolve for "everywhere". */
  private static InetAddress addressOf(String host) {
    try {
      InetAddress address = InetAddress.getByName(host);
      if (address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null) {
        return address;
      }
      throw new CommandFailure(notOurs(host));
    } catch (UnknownHostException e) {
      throw new CommandFailure(notOurs(host), e);
    } catch (SocketException e) {
      throw new CommandFailure("Cannot list the addresses of this machine: " + e, e);
    }
  }

  private static String notOurs(String host) {
    return "hiroba.http.host="
        + host
        + " is no address of this machine. Name one of its own, or 127.0.0.1 for this machine"
        + " only.";
  }

  /**
   * Binds the port, then starts the web application.
   *
   * @return the port, chosen by the operating system where 0 was asked for
   * @throws CommandFailure if the port cannot be bound or the web application does not start
   */
  int start() {
    try {
      // Binds before the web application starts: a taken port costs one line and no start.
      tomcat.init();
      tomcat.start();
    } catch (LifecycleException e) {
      throw explain(e);
    }
    if (context.getState() != LifecycleState.STARTED) {
      throw new CommandFailure(NOT_STARTED);
    }
    return connector.getLocalPort();
  }

  /** Returns what the web application says of itself once it runs, line by line. */
  List<String> summary() {
    return context.getServletContext().getAttribute(SUMMARY_ATTRIBUTE) instanceof List<?> lines
        ? lines.stream().map(String::valueOf).toList()
        : List.of();
  }

  private CommandFailure explain(LifecycleException problem) {
    Throwable root = problem;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String address = http.host() + ":" + http.port();
    if (root instanceof BindException) {
      return new CommandFailure(
          "Cannot listen on "
              + address
              + " ("
              + root.getMessage()
              + "). Stop the program that has the port, or choose another one with"
              + " -Dhiroba.http.port=PORT, 0 for any free one.",
          problem);
    }
    if (root.getClass().getName().equals(ConsoleLogging.START_FAILURE)) {
      return new CommandFailure(NOT_STARTED, problem);
    }
    if (root instanceof IOException) {
      return new CommandFailure("Cannot listen on " + address + ": " + root, problem);
    }
    return new CommandFailure("Hiroba did not start: " + root, problem);
  }

  /** Stops serving and lets the web application close what it opened. */
  void stop() {
    drain();
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      System.err.println("Hiroba did not stop cleanly: " + e);
    }
  }

  /**
   * Lets the web application say good-bye: Tomcat closes all WebSockets before it tells anybody
   * that it stops.
   */
  private void drain() {
    if (context.getServletContext() != null
        && context.getServletContext().getAttribute(DRAIN_ATTRIBUTE) instanceof Runnable drain) {
      drain.run();
    }
  }
}
