package org.hiroba.blackbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * One case of RFC 6455 against {@code ws/echo?raw}: what is sent, and what must come. Immutable;
 * the bytes are made when the case runs, since some are 16 MiB.
 *
 * @param name by section and behaviour, the name under which a server's exceptions are listed
 */
record ConformanceCase(String name, Supplier<Script> script) {

  @Override
  public String toString() {
    return name;
  }

  /**
   * What happens.
   *
   * @param sends one write each
   * @param writeBytes how many bytes a write has at most; 0 for whole ones
   * @param messages that come back, in order: {@code String} or {@code byte[]}
   * @param pongs payloads that come back, in order
   * @param closes codes with which the server may close by itself, after all the messages and
   *     pongs; none: it must not
   */
  record Script(
      List<byte[]> sends,
      int writeBytes,
      List<Object> messages,
      List<byte[]> pongs,
      Set<Integer> closes) {

    /** Sends these. */
    static Script of(byte[]... sends) {
      return new Script(List.of(sends), 0, List.of(), List.of(), Set.of());
    }

    /** Sends these. */
    static Script of(List<byte[]> sends) {
      return new Script(sends, 0, List.of(), List.of(), Set.of());
    }

    /** Sends so many bytes at a time. */
    Script chopped(int bytes) {
      return new Script(sends, bytes, messages, pongs, closes);
    }

    Script echoes(Object message) {
      List<Object> more = new ArrayList<>(messages);
      more.add(message);
      return new Script(sends, writeBytes, more, pongs, closes);
    }

    Script pongs(byte[] payload) {
      List<byte[]> more = new ArrayList<>(pongs);
      more.add(payload);
      return new Script(sends, writeBytes, messages, more, closes);
    }

    Script closesWith(Integer... codes) {
      return new Script(sends, writeBytes, messages, pongs, new TreeSet<>(List.of(codes)));
    }
  }
}
