package org.hiroba.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Where a process listens for TCP, as Linux knows it: {@code proc(5)}. */
final class Listeners {
  /** TCP_LISTEN of the kernel. */
  private static final String LISTENING = "0A";

  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private Listeners() {}

  /** Tells whether this machine can say so. */
  static boolean areKnown() {
    return Files.isReadable(Path.of("/proc/self/net/tcp"));
  }

  /** Returns the addresses at which a process of ours listens. */
  static List<InetSocketAddress> of(long pid) throws IOException {
    Path process = Path.of("/proc", Long.toString(pid));
    Set<String> own = sockets(process.resolve("fd"));
    List<InetSocketAddress> found = new ArrayList<>();
    for (String table : List.of("net/tcp", "net/tcp6")) {
      if (Files.isReadable(process.resolve(table))) {
        for (String line : Files.readAllLines(process.resolve(table))) {
          String[] columns = line.strip().split(" +", -1);
          if (columns[STATE].equals(LISTENING) && own.contains(columns[INODE])) {
            found.add(address(columns[LOCAL_ADDRESS]));
          }
        }
      }
    }
    return found;
  }

  private static Set<String> sockets(Path descriptors) throws IOException {
    Set<String> inodes = new HashSet<>();
    List<Path> all;
    try (Stream<Path> files = Files.list(descriptors)) {
      all = files.toList();
    }
    for (Path descriptor : all) {
      String target = target(descriptor);
      if (target.startsWith("socket:[")) {
        inodes.add(target.substring("socket:[".length(), target.length() - 1));
      }
    }
    return inodes;
  }

  private static String target(Path descriptor) throws IOException {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (NoSuchFileException e) {
      // Closed since it was listed.
      return "";
    }
  }

  /** Reads words of four bytes, each in the order of the machine, and a port. */
  private static InetSocketAddress address(String hex) throws UnknownHostException {
    String[] parts = hex.split(":", -1);
    byte[] words = HexFormat.of().parseHex(parts[0]);
    byte[] address = new byte[words.length];
    for (int i = 0; i < words.length; i++) {
      // Little-endian on all that the servers are tested on.
      address[i] = words[i / 4 * 4 + 3 - i % 4];
    }
    return new InetSocketAddress(InetAddress.getByAddress(address), Integer.parseInt(parts[1], 16));
  }
}
