package org.hiroba.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** What was asked for, by {@code -Dbench.…}. */
final class Options {
  private Options() {}

  static List<String> servers() {
    return list("servers", "raw,tomcat-hub,war,gorilla,gorilla-each,ws,jmh");
  }

  static List<String> scenarios() {
    return list("scenarios", "saturated,steady,latency,write,idle");
  }

  /** Members of the room that the scenarios fill. */
  static int members() {
    return number("members", 1_000);
  }

  /** Connections that do nothing. */
  static int idle() {
    return number("idle", 2_000);
  }

  /** How long they do it before their memory is looked at. */
  static Duration idleTime() {
    return Duration.ofSeconds(number("idle-seconds", 3));
  }

  /**
   * How long the mixed load runs; what happened in its first and its last third is compared.
   *
   * @throws IllegalArgumentException if that is less than three minutes
   */
  static int mixedMinutes() {
    int minutes = number("mixed-minutes", 30);
    if (minutes < 3) {
      throw new IllegalArgumentException(
          "-Dbench.mixed-minutes=" + minutes + ": at least 3, one for each third");
    }
    return minutes;
  }

  /** Posts a second of the mixed load, all rooms together. */
  static int mixedRate() {
    return number("mixed-rate", 120);
  }

  /** How long each figure is measured. */
  static Duration measured() {
    return Duration.ofSeconds(number("seconds", 10));
  }

  /**
   * How long the load runs before: a chat server runs all day, and after 8 seconds a quarter of the
   * steady load's CPU time still goes to Java's compilers.
   */
  static Duration warmUp() {
    return Duration.ofSeconds(number("warm-up", 20));
  }

  /**
   * Posts under way at saturation: with the answers to one's own fewer than the 256 events that the
   * hubs' queues and the application's outbox hold.
   */
  static int window() {
    return number("window", 128);
  }

  /** Unacknowledged posts of one of the 256 clients of the write path. */
  static int writeWindow() {
    return number("write-window", 8);
  }

  /** Selector threads of the load; one saturates one core, and the server needs the others. */
  static int threads() {
    return number("threads", Runtime.getRuntime().availableProcessors() > 3 ? 2 : 1);
  }

  /** Whether the JVMs are profiled meanwhile, which costs them a little. */
  static boolean profile() {
    return Boolean.getBoolean("bench.profile");
  }

  /**
   * Whether the table on the page {@code measurements.md} is replaced by the results, if nothing
   * failed.
   */
  static boolean readme() {
    return Boolean.getBoolean("bench.readme");
  }

  /** After so long everything is ended, whatever hangs. */
  static Duration limit() {
    int mixed = scenarios().contains("mixed") ? 2 * mixedMinutes() * servers().size() : 0;
    return Duration.ofMinutes(number("limit-minutes", 30 + mixed));
  }

  /** More options for the servers' JVMs. */
  static List<String> jvm() {
    return Arrays.stream(System.getProperty("bench.jvm", "").split(" ", -1))
        .filter(option -> !option.isEmpty())
        .toList();
  }

  static int number(String name, int otherwise) {
    String text = System.getProperty("bench." + name, "");
    try {
      return text.isBlank() ? otherwise : Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("-Dbench." + name + "=" + text + " is not a number", e);
    }
  }

  private static List<String> list(String name, String otherwise) {
    String text = System.getProperty("bench." + name, "");
    return Arrays.stream((text.isBlank() ? otherwise : text).split(",", -1))
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .toList();
  }
}
