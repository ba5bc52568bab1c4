package org.hiroba.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process of ours, whose output goes to a file. It ends with this one at the latest. */
final class Child implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(90);
  private static final long STOP_SECONDS = 20;
  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Child::endAll, "end-children"));
  }

  private final Process process;
  private final Path output;

  private Child(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Ends all that still run, by their handles. */
  static void endAll() {
    RUNNING.forEach(process -> process.descendants().forEach(ProcessHandle::destroyForcibly));
    RUNNING.forEach(Process::destroyForcibly);
  }

  /** Starts a process. */
  static Child start(Path folder, Path output, List<String> command) throws IOException {
    return start(folder, output, command, java.util.Map.of());
  }

  /** Starts a process with more variables in its environment. */
  static Child start(
      Path folder, Path output, List<String> command, java.util.Map<String, String> environment)
      throws IOException {
    Files.createDirectories(output.getParent());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(new File(output.toString()));
    builder.environment().putAll(environment);
    Process process = builder.start();
    RUNNING.add(process);
    return new Child(process, output);
  }

  long pid() {
    return process.pid();
  }

  /** Waits until its output matches and returns the match. */
  Matcher await(Pattern pattern) throws IOException, InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    while (true) {
      String text = output();
      Matcher matcher = pattern.matcher(text);
      if (matcher.find()) {
        return matcher;
      }
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IOException("It did not start; " + output + " says:\n" + text);
      }
      Thread.sleep(50);
    }
  }

  /**
   * Waits until it has ended well and returns its output.
   *
   * @throws IOException if it ends otherwise or not in time
   */
  String finish(Duration most) throws IOException, InterruptedException {
    if (!process.waitFor(most.toSeconds(), TimeUnit.SECONDS)) {
      close();
      throw new IOException("It did not end; " + output + " says:\n" + output());
    }
    RUNNING.remove(process);
    if (process.exitValue() != 0) {
      throw new IOException("It ended with " + process.exitValue() + ":\n" + output());
    }
    return output();
  }

  String output() throws IOException {
    return Files.readString(output);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor(STOP_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    RUNNING.remove(process);
  }
}
