package org.hiroba.feature.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.hiroba.log.WriteTransaction;

/**
 * Tells one thing that was done. Never holds secrets or what people wrote.
 *
 * @param actor the id of who did it; empty for nobody that is known, {@value #COMMAND_LINE} for an
 *     operator at the machine, {@value #SERVER} for the server itself, {@value #SCIM} for the
 *     system that keeps accounts by SCIM
 * @param action what, for example {@code user.create}
 * @param target the id of what it was done to; may be empty
 * @param address where the actor was; may be empty
 * @param detail more about it, in a few words; may be empty
 */
public record AuditEntry(
    Instant at, String actor, String action, String target, String address, String detail) {
  /** Stands for whoever uses the commands on the server's own machine. */
  public static final String COMMAND_LINE = "cli";

  /** Stands for the system that keeps accounts by SCIM. */
  public static final String SCIM = "scim";

  /** Stands for the server itself. */
  public static final String SERVER = "server";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Writes it down, in the transaction in which it is done; the log has it after the commit. */
  public void writeIn(WriteTransaction tx) {
    tx.port(AuditWrites.class).add(this);
    tx.note(new WrittenDown(this));
  }

  /** Returns it as one line of JSON, as the API and the log show it. */
  public ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("at", TIME.format(at))
        .put("actor", actor)
        .put("action", action)
        .put("target", target)
        .put("address", address)
        .put("detail", detail);
  }
}
