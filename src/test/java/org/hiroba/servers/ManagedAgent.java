package org.hiroba.servers;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;

/**
 * Runs inside the JVM of a server, where it asks its MBeans what stands in a file. Alone in its
 * jar: it uses the JDK only. Stateless.
 */
public final class ManagedAgent {
  /** Begins the answer when something was thrown. */
  static final String FAILED = "!";

  private ManagedAgent() {}

  /**
   * Is called by the JVM.
   *
   * @param folder with the file {@code question}: a word, then what it needs, line by line
   */
  public static void agentmain(String folder, Instrumentation jvm) throws IOException {
    List<String> answer;
    try {
      List<String> words = Files.readAllLines(Path.of(folder, "question"));
      answer = words.get(0).equals("loaded") ? loaded(words.get(1), jvm) : answer(words);
    } catch (RuntimeMBeanException e) {
      answer = List.of(FAILED + e.getTargetException());
    } catch (JMException | RuntimeException e) {
      answer = List.of(FAILED + e);
    }
    Files.write(Path.of(folder, "answer"), answer);
  }

  /** Counts the class loaders that have a class of this name and that something still holds. */
  private static List<String> loaded(String name, Instrumentation jvm) {
    System.gc();
    long count =
        Arrays.stream(jvm.getAllLoadedClasses())
            .filter(type -> type.getName().equals(name))
            .count();
    return List.of(Long.toString(count));
  }

  private static List<String> answer(List<String> words) throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName name = new ObjectName(words.get(1));
    if (words.get(0).equals("names")) {
      return server.queryNames(name, null).stream().map(ObjectName::toString).sorted().toList();
    }
    if (words.get(0).equals("attributes")) {
      List<String> lines = new ArrayList<>();
      for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
        lines.add(
            attribute.getName() + "=" + shown(server.getAttribute(name, attribute.getName())));
      }
      return lines;
    }
    Object[] arguments = words.subList(3, words.size()).toArray();
    String[] types = new String[arguments.length];
    Arrays.fill(types, String.class.getName());
    return List.of(shown(server.invoke(name, words.get(2), arguments, types)));
  }

  private static String shown(Object value) {
    return value instanceof Object[] array ? Arrays.toString(array) : String.valueOf(value);
  }
}
