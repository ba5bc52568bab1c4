package org.hiroba.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hiroba.config.HomeFolder;
import org.hiroba.config.OneLine;

/**
 * Names who uses a database.
 *
 * @param owner one home folder on one machine, of which only one process can be
 * @param described the same, for people, in one line
 */
public record Tenant(String owner, String described) {
  private static final Path LINUX_NAME = Path.of("/proc/sys/kernel/hostname");

  /** Returns the tenant that an open home folder makes of this process. */
  public static Tenant of(HomeFolder home) {
    String host = hostName();
    // A copy of the folder has the same name: it is the machine that tells them apart.
    return new Tenant(
        home.identity() + "@" + host,
        "home folder "
            + home.path()
            + " on "
            + host
            + ", process "
            + ProcessHandle.current().pid());
  }

  /** Makes one line of each, as long as one wants to read it. */
  public Tenant {
    owner = OneLine.of(owner);
    described = OneLine.of(described);
  }

  /** Asks nobody outside: name servers may take their time. */
  private static String hostName() {
    try {
      if (Files.isReadable(LINUX_NAME)) {
        return Files.readString(LINUX_NAME).strip();
      }
    } catch (IOException e) {
      // The environment may know.
    }
    return Optional.ofNullable(System.getenv("COMPUTERNAME"))
        .or(() -> Optional.ofNullable(System.getenv("HOSTNAME")))
        .orElse("this machine");
  }
}
