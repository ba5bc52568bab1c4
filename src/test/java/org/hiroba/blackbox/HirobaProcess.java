package org.hiroba.blackbox;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One {@code java -jar target/hiroba.war} on loopback, with ports that the system chooses. Closing
 * it ends the process; its home folder stays, so that another one can be started on it.
 */
public final class HirobaProcess implements AutoCloseable {
  private static final Pattern UP = Pattern.compile("(?:Hiroba|The relay) is up: (\\S+)");
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration STOP = Duration.ofSeconds(30);

  private final Process process;
  private final List<String> output = new CopyOnWriteArrayList<>();
  private final Thread reader;

  private HirobaProcess(Process process) {
    this.process = process;
    reader = new Thread(this::read, "hiroba-output");
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts a server on this home folder and waits until it serves. */
  public static HirobaProcess start(Path home) {
    return start(home, Map.of());
  }

  /**
   * Starts a server and waits until it serves.
   *
   * @param settings {@code hiroba.*} keys and values, instead of or beside what tests need anyway
   * @throws AssertionError with all of its output if it does not
   */
  public static HirobaProcess start(Path home, Map<String, String> settings) {
    return start(home, settings, Map.of());
  }

  /**
   * Starts a server and waits until it serves.
   *
   * @param environment variables besides those of this process
   */
  public static HirobaProcess start(
      Path home, Map<String, String> settings, Map<String, String> environment) {
    return awaitUp(launch(home, settings, environment));
  }

  /** Starts a server with a heap of so many MiB and waits until it serves. */
  public static HirobaProcess startWithHeap(Path home, int mebibytes) {
    return awaitUp(launch("-Xmx" + mebibytes + "m", forTests(home, Map.of()), Map.of()));
  }

  /** Starts a command that serves, and waits until it does. */
  public static HirobaProcess startCommand(Path home, String... args) {
    return awaitUp(new HirobaProcess(run(commandLine(home, args), Map.of())));
  }

  private static HirobaProcess awaitUp(HirobaProcess started) {
    try {
      await("the server is up")
          .atMost(START)
          .until(() -> started.hasSaidAll() || !started.process.isAlive());
      if (started.url().isEmpty()) {
        throw new AssertionError("The server ended with " + started.waitForExit());
      }
      return started;
    } catch (RuntimeException | AssertionError e) {
      started.close();
      throw new AssertionError(e.getMessage() + "; its output:\n" + started.text(), e);
    }
  }

  /** Starts a server and returns at once: for starts that shall fail. */
  public static HirobaProcess launch(Path home, Map<String, String> settings) {
    return launch(home, settings, Map.of());
  }

  private static HirobaProcess launch(
      Path home, Map<String, String> settings, Map<String, String> environment) {
    return launch("-Xmx512m", forTests(home, settings), environment);
  }

  private static Map<String, String> forTests(Path home, Map<String, String> settings) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("hiroba.home", home.toString());
    all.put("hiroba.http.port", "0");
    all.put("hiroba.daytime.tcp.port", "0");
    all.put("hiroba.daytime.udp.port", "0");
    all.put("hiroba.echo.port", "0");
    all.put("hiroba.relay.port", "0");
    // Sockets that a test left open are no reason to wait: with the default, a stop takes 5 s.
    all.put("hiroba.drain.seconds", "1");
    all.put("hiroba.limits.sign-ins-per-minute", "0");
    all.put("hiroba.limits.anonymous-sockets-per-address", "0");
    all.putAll(settings);
    return all;
  }

  private static HirobaProcess launch(
      String heap, Map<String, String> all, Map<String, String> environment) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(heap, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    all.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.add("-jar");
    command.add(war().toString());
    return new HirobaProcess(run(command, environment));
  }

  /** Runs one command of the WAR to its end. */
  public static HirobaProcess command(Path home, String... args) {
    HirobaProcess started = new HirobaProcess(run(commandLine(home, args), Map.of()));
    started.waitForExit();
    return started;
  }

  /** Begins one command of the WAR and returns at once: to be killed. */
  public static HirobaProcess launchCommand(Path home, String... args) {
    return new HirobaProcess(run(commandLine(home, args), Map.of()));
  }

  private static List<String> commandLine(Path home, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dhiroba.home=" + home);
    command.add("-jar");
    command.add(war().toString());
    command.addAll(List.of(args));
    return command;
  }

  /** Returns the WAR under test, made by {@code mvn package}. */
  public static Path war() {
    Path war = Path.of(System.getProperty("hiroba.tests.war", "target/hiroba.war"));
    if (!Files.exists(war)) {
      throw new AssertionError(war.toAbsolutePath() + " is missing: run mvn package first");
    }
    return war.toAbsolutePath();
  }

  private static Process run(List<String> command, Map<String, String> environment) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(environment);
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns where it serves, ending with a slash. */
  public URI baseUri() {
    return url().orElseThrow(() -> new AssertionError("It is not up:\n" + text()));
  }

  /** Returns what it wrote so far, line by line, both streams together. */
  public List<String> output() {
    return List.copyOf(output);
  }

  /** Returns what it wrote so far. */
  public String text() {
    return String.join("\n", output);
  }

  /** Returns the process id. */
  public long pid() {
    return process.pid();
  }

  /** Kills it as a power cut would, without a word (SIGKILL), and waits until it is gone. */
  public void kill() {
    process.destroyForcibly();
    waitForExit();
  }

  /** Asks it to stop (SIGTERM) and waits until it has. */
  public int stop() {
    process.destroy();
    return waitForExit();
  }

  /** Waits until it has ended by itself and returns its exit code. */
  public int waitForExit() {
    try {
      if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("It does not end; its output:\n" + text());
      }
      reader.join(STOP.toMillis());
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }

  private boolean hasSaidAll() {
    return output.stream().anyMatch(line -> line.strip().startsWith("Ctrl-C"));
  }

  private Optional<URI> url() {
    return output.stream()
        .map(UP::matcher)
        .filter(Matcher::find)
        .map(found -> URI.create(found.group(1)))
        .findFirst();
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line;
      while ((line = lines.readLine()) != null) {
        output.add(line);
      }
    } catch (IOException e) {
      // A killed process takes its pipe along.
      output.add("(its output ended: " + e.getMessage() + ")");
    }
  }
}
