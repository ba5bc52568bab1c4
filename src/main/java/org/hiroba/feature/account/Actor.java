package org.hiroba.feature.account;

import java.time.Instant;
import org.hiroba.account.UserId;
import org.hiroba.feature.audit.AuditEntry;
import org.hiroba.log.WriteTransaction;
import org.jspecify.annotations.Nullable;

/**
 * Tells who does something to accounts, for the trail.
 *
 * @param user null for the command line
 * @param address where they are; empty for the command line
 */
public record Actor(@Nullable UserId user, String address) {
  /** Returns whoever uses the commands on the server's own machine. */
  public static Actor commandLine() {
    return new Actor(null, "");
  }

  /** Returns the system that keeps accounts by SCIM, at an address; it is nobody's account. */
  public static Actor scim(String address) {
    return new Actor(new UserId(AuditEntry.SCIM), address);
  }

  /** Writes down what was done, in the transaction in which it is. */
  public void did(WriteTransaction tx, Instant at, String action, String target, String detail) {
    String who = user == null ? AuditEntry.COMMAND_LINE : user.value();
    new AuditEntry(at, who, action, target, address, detail).writeIn(tx);
  }
}
