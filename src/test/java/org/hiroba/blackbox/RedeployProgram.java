package org.hiroba.blackbox;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.startup.Tomcat;

/**
 * Deploys the WAR in a Tomcat and undeploys it, again and again on the same ports, in a JVM of its
 * own: {@link RedeployIT} starts it. Prints {@code OK}, or what is left over, and exits with 1.
 */
final class RedeployProgram {
  private static final int CYCLES = 20;
  private static final File DESCRIPTORS = new File("/proc/self/fd");

  private RedeployProgram() {}

  /**
   * Runs.
   *
   * @param args folder of the unpacked WAR, folder for scratch, ports of daytime and of the relay
   */
  public static void main(String[] args) throws Exception {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(args[1]);
    tomcat.getHost().setAutoDeploy(false);
    tomcat.start();
    int daytime = Integer.parseInt(args[2]);
    int relay = Integer.parseInt(args[3]);
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    int before = 0;
    for (int i = 0; i <= CYCLES; i++) {
      loaders.add(cycle(tomcat, args[0], daytime, relay));
      if (i == 0) {
        before = descriptors();
      }
    }
    List<String> left = new ArrayList<>();
    Set<String> threads = threads();
    if (!threads.isEmpty()) {
      left.add("threads " + threads);
    }
    // Tomcat itself remembers the web application that it stopped last.
    long alive = alive(loaders);
    if (alive > 1) {
      left.add(alive + " class loaders");
    }
    int after = descriptors();
    if (after >= before + CYCLES / 2) {
      left.add(after - before + " descriptors");
    }
    System.out.println(left.isEmpty() ? "OK" : "LEFT OVER: " + left);
    System.exit(left.isEmpty() ? 0 : 1);
  }

  private static WeakReference<ClassLoader> cycle(Tomcat tomcat, String war, int daytime, int relay)
      throws Exception {
    List<WeakReference<ClassLoader>> loader = new ArrayList<>();
    List<Exception> problems = new ArrayList<>();
    // A thread of its own: what others leave in its thread-locals goes with it.
    Thread deployer =
        new Thread(
            () -> {
              try {
                Context context = tomcat.addWebapp("", war);
                require(context.getState() == LifecycleState.STARTED, "it did not start");
                loader.add(new WeakReference<>(context.getLoader().getClassLoader()));
                require(daytime(daytime).endsWith("-UTC\r\n"), "no daytime");
                require(relay(relay).startsWith("HTTP/1.1 101 "), "no relay");
                context.stop();
                tomcat.getHost().removeChild(context);
                context.destroy();
                requireFree(daytime);
                requireFree(relay);
              } catch (Exception e) {
                problems.add(e);
              }
            });
    deployer.start();
    deployer.join();
    if (!problems.isEmpty()) {
      throw problems.get(0);
    }
    return loader.get(0);
  }

  private static String daytime(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  private static String relay(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      List<String> head =
          List.of(
              "GET / HTTP/1.1",
              "Host: localhost",
              "Upgrade: websocket",
              "Connection: Upgrade",
              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
              "Sec-WebSocket-Version: 13",
              "",
              "");
      socket.getOutputStream().write(String.join("\r\n", head).getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      return new String(in.readNBytes(13), StandardCharsets.US_ASCII);
    }
  }

  private static void requireFree(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      throw new IOException("still listening: " + socket);
    } catch (ConnectException e) {
      // Nobody listens, as it should be.
    }
  }

  private static void require(boolean holds, String otherwise) throws IOException {
    if (!holds) {
      throw new IOException(otherwise);
    }
  }

  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("hiroba") || name.startsWith("tyrus"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A class loader can be collected only once nothing points into it any more. */
  private static long alive(List<WeakReference<ClassLoader>> loaders) {
    long alive = loaders.size();
    for (int i = 0; i < 20 && alive > 1; i++) {
      System.gc();
      alive = loaders.stream().filter(loader -> loader.get() != null).count();
    }
    return alive;
  }

  private static int descriptors() {
    String[] names = DESCRIPTORS.list();
    return names == null ? 0 : names.length;
  }
}
