package org.hiroba.bench;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts the servers that can be measured, each on loopback, on a free port, with 1 GiB of heap.
 */
final class Subjects {
  static final Path FOLDER = Path.of("target", "bench").toAbsolutePath();

  private static final Pattern LISTENING = Pattern.compile("listening on (\\d+)");
  private static final Pattern UP = Pattern.compile("Hiroba is up: (\\S+)");
  private static final Path SOURCES = Path.of("src", "bench").toAbsolutePath();

  /**
   * Where Debian's packages of Go libraries put their sources, by Debian's policy for Go: a GOPATH,
   * which is why the hub is built without modules and nothing is fetched from anywhere.
   */
  private static final Path DEBIAN_GOPATH = Path.of("/usr/share/gocode");

  private static final Path GORILLA =
      DEBIAN_GOPATH.resolve("src").resolve("github.com/gorilla/websocket");
  private static final Duration INSTALL = Duration.ofMinutes(3);

  /** What the application is told besides its home: no limit stands between load and server. */
  static final List<String> SETTINGS =
      List.of(
          "-Dhiroba.auth=guest",
          "-Dhiroba.http.port=0",
          "-Dhiroba.daytime.tcp.port=0",
          "-Dhiroba.daytime.udp.port=0",
          "-Dhiroba.echo.port=0",
          "-Dhiroba.limits.sign-ins-per-minute=0",
          "-Dhiroba.limits.posts-per-second=0",
          "-Dhiroba.limits.sockets-per-user=0");

  /** Says why something cannot be measured on this machine. */
  static final class NotHere extends Exception {
    private static final long serialVersionUID = 1;

    NotHere(String message) {
      super(message);
    }
  }

  private Subjects() {}

  /** Returns what the table calls a server. */
  static String title(String name) {
    return switch (name) {
      case "raw" -> "raw NIO hub (the limit)";
      case "tomcat-hub" -> "minimal hub on Tomcat, no storage";
      case "war" -> "**Hiroba**, executable WAR (Tomcat)";
      case "tomcat11" -> "**Hiroba** on Tomcat 11";
      case "wildfly" -> "**Hiroba** on WildFly";
      case "payara7" -> "**Hiroba** on Payara Server 7";
      case "gorilla" -> "gorilla/websocket hub, coalescing (Go)";
      case "gorilla-each" -> "gorilla/websocket hub, one write per message";
      case "ws" -> "Node `ws` hub";
      default ->
          throw new IllegalArgumentException(
              "-Dbench.servers= knows raw, tomcat-hub, war, tomcat11, wildfly, payara7, gorilla,"
                  + " gorilla-each, ws and jmh, not "
                  + name);
    };
  }

  /** Tells whether it is the application. */
  static boolean isHiroba(String name) {
    return title(name).contains("Hiroba");
  }

  /** Starts a server. */
  static Subject start(String name) throws IOException, InterruptedException, NotHere {
    return switch (name) {
      case "raw" -> javaHub(name, "org.hiroba.bench.hub.RawHub");
      case "tomcat-hub" -> javaHub(name, "org.hiroba.bench.hub.TomcatHub");
      case "war" -> war(name);
      case "gorilla" -> goHub(name, List.of("-coalesce"));
      case "gorilla-each" -> goHub(name, List.of());
      case "ws" -> nodeHub(name);
      default -> Deployed.start(name, jvmOptions(), log(name));
    };
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static Path log(String name) {
    return FOLDER.resolve("logs").resolve(name + ".log");
  }

  private static List<String> jvm() {
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(jvmOptions());
    return command;
  }

  private static List<String> jvmOptions() {
    List<String> options = new ArrayList<>(List.of("-Xmx1g"));
    options.addAll(Options.jvm());
    return options;
  }

  private static Subject javaHub(String name, String program)
      throws IOException, InterruptedException {
    List<String> command = jvm();
    command.addAll(List.of("-cp", classPath(), program));
    return hub(name, command, true);
  }

  /** Returns this class path with Tomcat first: it brings a newer API than the one of the WAR. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .sorted(Comparator.comparing(entry -> !entry.contains("tomcat-embed")))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Subject hub(String name, List<String> command, boolean jvm)
      throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    Child process = Child.start(FOLDER, log(name), command);
    try {
      return new HubSubject(process, Integer.parseInt(process.await(LISTENING).group(1)), jvm);
    } catch (IOException e) {
      process.close();
      throw e;
    }
  }

  private static Subject war(String name) throws IOException, InterruptedException {
    Path home = fresh(FOLDER.resolve("homes").resolve(name));
    List<String> command = jvm();
    command.add("-Dhiroba.home=" + home);
    command.addAll(SETTINGS);
    command.addAll(List.of("-jar", Path.of("target", "hiroba.war").toAbsolutePath().toString()));
    Child process = Child.start(FOLDER, log(name), command);
    try {
      URI base = URI.create(process.await(UP).group(1));
      return new HirobaSubject(process.pid(), base, process::close);
    } catch (IOException e) {
      process.close();
      throw e;
    }
  }

  private static Subject goHub(String name, List<String> arguments)
      throws IOException, InterruptedException, NotHere {
    Path program = FOLDER.resolve("go").resolve("hub");
    if (!isInstalled("go") || !Files.isDirectory(GORILLA)) {
      throw new NotHere(
          "not measured: needs Debian's packages golang-go and"
              + " golang-github-gorilla-websocket-dev");
    }
    Files.createDirectories(program.getParent());
    try (Child build =
        Child.start(
            SOURCES.resolve("go/hub"),
            log("go-build"),
            List.of("go", "build", "-o", program.toString(), "main.go"),
            Map.of(
                "GO111MODULE", "off",
                "GOPATH", DEBIAN_GOPATH.toString(),
                "GOPROXY", "off",
                "GOFLAGS", "",
                "GOCACHE", FOLDER.resolve("go/cache").toString()))) {
      build.finish(INSTALL);
    }
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(arguments);
    return hub(name, command, false);
  }

  private static Subject nodeHub(String name) throws IOException, InterruptedException, NotHere {
    if (!isInstalled("node") || !isInstalled("npm")) {
      throw new NotHere("not measured: needs Debian's packages nodejs and npm");
    }
    Path folder = Files.createDirectories(FOLDER.resolve("node"));
    for (String file : List.of("hub.mjs", "package.json")) {
      Files.copy(
          SOURCES.resolve("node").resolve(file),
          folder.resolve(file),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.isDirectory(folder.resolve("node_modules/ws"))) {
      try (Child install =
          Child.start(
              folder,
              log("npm-install"),
              List.of("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts"))) {
        install.finish(INSTALL);
      }
    }
    return hub(name, List.of("node", folder.resolve("hub.mjs").toString()), false);
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static Path fresh(Path folder) throws IOException {
    if (Files.exists(folder)) {
      List<Path> deepestFirst;
      try (Stream<Path> files = Files.walk(folder)) {
        deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    }
    return Files.createDirectories(folder);
  }
}
