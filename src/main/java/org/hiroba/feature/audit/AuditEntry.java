package org.hiroba.feature.audit;

import java.time.Instant;

/**
 * Tells one thing that was done. Never holds secrets or what people wrote.
 *
 * @param actor the id of who did it; empty for nobody that is known, {@value #COMMAND_LINE} for an
 *     operator at the machine
 * @param action what, for example {@code user.create}
 * @param target the id of what it was done to; may be empty
 * @param address where the actor was; may be empty
 * @param detail more about it, in a few words; may be empty
 */
public record AuditEntry(
    Instant at, String actor, String action, String target, String address, String detail) {
  /** Stands for whoever uses the commands on the server's own machine. */
  public static final String COMMAND_LINE = "cli";
}
