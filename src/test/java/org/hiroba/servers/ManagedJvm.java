package org.hiroba.servers;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * The JVM of a server of this machine, as an operator's tools see it. It is asked from inside: its
 * own JMX connector would listen on every address.
 */
final class ManagedJvm {
  private static final String AGENT = ManagedAgent.class.getName();

  private final long pid;
  private final Path folder;
  private final Path jar;

  /**
   * Makes one.
   *
   * @param folder for what is said, which the server can read
   */
  ManagedJvm(long pid, Path folder) throws IOException {
    this.pid = pid;
    this.folder = folder;
    jar = folder.resolve("agent.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Agent-Class", AGENT);
    String entry = AGENT.replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        InputStream type = ManagedAgent.class.getClassLoader().getResourceAsStream(entry)) {
      out.putNextEntry(new JarEntry(entry));
      type.transferTo(out);
    }
  }

  /** Returns the names of the MBeans that a pattern finds. */
  List<String> names(String pattern) throws IOException {
    return ask("names", pattern);
  }

  /** Returns what an MBean tells of itself, {@code name=value}. */
  List<String> attributes(String name) throws IOException {
    return ask("attributes", name);
  }

  /** Has an MBean do something that takes texts, and returns what that returned. */
  String invoke(String name, String operation, String... arguments) throws IOException {
    return String.join(
        "\n",
        ask(
            Stream.concat(Stream.of("invoke", name, operation), Stream.of(arguments))
                .toArray(String[]::new)));
  }

  private List<String> ask(String... words) throws IOException {
    Files.write(folder.resolve("question"), List.of(words));
    Files.deleteIfExists(folder.resolve("answer"));
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
      try {
        machine.loadAgent(jar.toString(), folder.toString());
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException e) {
      throw new IOException(e);
    }
    List<String> answer = Files.readAllLines(folder.resolve("answer"));
    if (!answer.isEmpty() && answer.get(0).startsWith(ManagedAgent.FAILED)) {
      throw new IOException(String.join(" ", words) + ": " + answer.get(0));
    }
    return answer;
  }

  /**
   * Counts the objects of a class that something holds: what only soft references reach counts too,
   * unless the JVM was started with {@code -XX:SoftRefLRUPolicyMSPerMB=0}.
   */
  long count(String type) throws IOException {
    return jcmd("GC.class_histogram").stream()
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns.length >= 4 && columns[3].equals(type))
        .mapToLong(columns -> Long.parseLong(columns[1]))
        .sum();
  }

  /** Counts the class loaders with a class of this name that something holds, as {@link #count}. */
  long loaders(String type) throws IOException {
    return Long.parseLong(ask("loaded", type).get(0));
  }

  /** Returns what the JVM's threads are called and do. */
  List<String> threads() throws IOException {
    return jcmd("Thread.print");
  }

  /** Writes its heap into a file that is not there yet. */
  void dump(Path file) throws IOException {
    jcmd("GC.heap_dump", file.toString());
  }

  private List<String> jcmd(String... command) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin/jcmd").toString());
    line.add(Long.toString(pid));
    line.addAll(List.of(command));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    process.getOutputStream().close();
    List<String> printed;
    try (var reader = process.inputReader()) {
      printed = reader.lines().toList();
    }
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException("jcmd " + command[0] + " said:\n" + String.join("\n", printed));
    }
    return printed;
  }
}
