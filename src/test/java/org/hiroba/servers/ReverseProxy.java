package org.hiroba.servers;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.hiroba.blackbox.FreePorts;
import org.hiroba.relay.TlsFiles;

/**
 * A real reverse proxy of this machine on loopback, with a sample of {@code
 * server-config/common/proxies} as it is but for names, ports and the certificate. Used by one
 * thread.
 */
final class ReverseProxy implements AutoCloseable {
  /** Which one. */
  enum Kind {
    NGINX("nginx", "nginx.conf", "nginx-chat.conf"),
    APACHE("apache2", "apache.conf", "apache-chat.conf"),
    CADDY("caddy", "Caddyfile", "Caddyfile-chat");

    private final String program;
    private final String atRoot;
    private final String atPath;

    Kind(String program, String atRoot, String atPath) {
      this.program = program;
      this.atRoot = atRoot;
      this.atPath = atPath;
    }
  }

  private static final Duration START = Duration.ofSeconds(30);
  private static final List<String> APACHE_MODULES =
      List.of(
          "mpm_event",
          "authz_core",
          "alias",
          "headers",
          "rewrite",
          "socache_shmcb",
          "ssl",
          "proxy",
          "proxy_http");

  private final Kind kind;
  private final Path folder;
  private final Tls tls;
  private final int httpPort = FreePorts.take();
  private final int backPort;
  private final String path;
  private final Process process;

  private ReverseProxy(Kind kind, Path folder, int backPort, String path) throws IOException {
    this.kind = kind;
    this.folder = folder;
    this.backPort = backPort;
    this.path = path;
    tls = Tls.make(folder);
    process = start(Programs.require("proxies", kind.program));
    try {
      await(kind + " listens")
          .atMost(START)
          .until(() -> !process.isAlive() || (listens(tls.port()) && listens(httpPort)));
      if (!process.isAlive()) {
        throw new AssertionError(kind + " ended by itself:\n" + log());
      }
    } catch (RuntimeException | AssertionError e) {
      close();
      throw e;
    }
  }

  /**
   * Starts one, where the machine has it; skips the running test where it has not.
   *
   * @param folder an empty one, for its files
   * @param backPort where Hiroba listens on 127.0.0.1
   * @param path where people see it, and where it is behind the proxy: empty for the root
   */
  static ReverseProxy start(Kind kind, Path folder, int backPort, String path) throws IOException {
    return new ReverseProxy(kind, folder, backPort, path);
  }

  /** Returns what clients need to reach it. */
  Tls tls() {
    return tls;
  }

  /** Returns where people find the chat, ending with a slash. */
  URI base() {
    return URI.create(tls.origin() + path + "/");
  }

  /** Returns where it listens without TLS, ending with a slash. */
  URI plain() {
    return URI.create("http://127.0.0.1:" + httpPort + "/");
  }

  /** Returns what it wrote. */
  String log() throws IOException {
    StringBuilder text = new StringBuilder();
    for (String name : List.of("output.log", "error.log")) {
      if (Files.exists(folder.resolve(name))) {
        text.append(Files.readString(folder.resolve(name)));
      }
    }
    return text.toString();
  }

  private Process start(Path program) throws IOException {
    Path sample = Folders.config("common/proxies/" + (path.isEmpty() ? kind.atRoot : kind.atPath));
    String text = Files.readString(sample);
    TlsFiles files = tls.certificate().write(folder, "certificate");
    text = replaced(text, "/etc/ssl/hiroba/chat.crt", files.pem().toString());
    text = replaced(text, "/etc/ssl/hiroba/chat.key", files.key().toString());
    text = replaced(text, "127.0.0.1:8080", "127.0.0.1:" + backPort);
    text = text.replace("chat.example.com", "localhost").replace("www.example.com", "localhost");
    if (!path.isEmpty()) {
      text = replaced(text, "/chat", path);
    }
    List<String> command =
        switch (kind) {
          case NGINX -> nginx(program, text);
          case APACHE -> apache(program, text);
          case CADDY -> caddy(program, text);
        };
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.log").toFile());
    for (String variable : List.of("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")) {
      builder.environment().put(variable, folder.toString());
    }
    return builder.start();
  }

  /** Changes what a sample must have. */
  private static String replaced(String text, String old, String now) {
    if (!text.contains(old)) {
      throw new AssertionError("The sample has no " + old);
    }
    return text.replace(old, now);
  }

  private List<String> nginx(Path program, String sample) throws IOException {
    String text = sample.replaceAll("(?m)^ *listen \\[::].*\n", "");
    text = replaced(text, "listen 80;", "listen 127.0.0.1:" + httpPort + ";");
    text = replaced(text, "listen 443 ssl", "listen 127.0.0.1:" + tls.port() + " ssl");
    Path site = Files.writeString(folder.resolve("hiroba.conf"), text);
    StringBuilder main = new StringBuilder();
    if (System.getProperty("user.name").equals("root")) {
      // Else its workers may not go into the folder of the test.
      main.append("user root;\n");
    }
    main.append("worker_processes 1;\ndaemon off;\npid ").append(folder.resolve("nginx.pid"));
    main.append(";\nerror_log ").append(folder.resolve("error.log"));
    main.append(";\nevents {}\nhttp {\naccess_log off;\n");
    for (String one : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
      main.append(one).append("_temp_path ").append(folder.resolve(one)).append(";\n");
    }
    main.append("include ").append(site).append(";\n}\n");
    Path file = Files.writeString(folder.resolve("nginx.conf"), main);
    return List.of(program.toString(), "-p", folder.toString(), "-c", file.toString());
  }

  private List<String> apache(Path program, String sample) throws IOException {
    String text = replaced(sample, "*:80>", "127.0.0.1:" + httpPort + ">");
    text = replaced(text, "*:443>", "127.0.0.1:" + tls.port() + ">");
    Path site = Files.writeString(folder.resolve("hiroba.conf"), text);
    List<String> lines = new ArrayList<>();
    lines.add("ServerRoot " + folder);
    lines.add("ServerName localhost");
    lines.add("PidFile " + folder.resolve("httpd.pid"));
    lines.add("ErrorLog " + folder.resolve("error.log"));
    lines.add("DefaultRuntimeDir " + folder);
    lines.add("Listen 127.0.0.1:" + httpPort);
    lines.add("Listen 127.0.0.1:" + tls.port());
    for (String module : APACHE_MODULES) {
      lines.add("LoadModule " + module + "_module /usr/lib/apache2/modules/mod_" + module + ".so");
    }
    if (System.getProperty("user.name").equals("root")) {
      lines.add("User www-data");
      lines.add("Group www-data");
    }
    lines.add("Include " + site);
    Path file = Files.write(folder.resolve("httpd.conf"), lines);
    return List.of(program.toString(), "-f", file.toString(), "-DFOREGROUND");
  }

  private List<String> caddy(Path program, String sample) throws IOException {
    String address = "127.0.0.1:" + tls.port();
    String text =
        replaced(sample, "\nlocalhost {", "\nhttps://" + address + " {\n\tbind 127.0.0.1");
    String global =
        "{\n\tadmin off\n\tskip_install_trust\n\thttp_port %d\n\thttps_port %d\n}\n"
            .formatted(httpPort, tls.port());
    Path file = Files.writeString(folder.resolve("Caddyfile"), global + text);
    return List.of(
        program.toString(), "run", "--config", file.toString(), "--adapter", "caddyfile");
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      return true;
    } catch (IOException e) {
      // Not yet.
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
