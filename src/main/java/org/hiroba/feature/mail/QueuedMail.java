package org.hiroba.feature.mail;

import java.time.Instant;
import java.util.UUID;
import org.hiroba.account.UserId;
import org.hiroba.config.MailAddress;
import org.jspecify.annotations.Nullable;

/**
 * Describes a mail that waits. Its text is written only when it is sent, so that no secret of it is
 * stored.
 *
 * @param id names it among all, and becomes its Message-ID
 * @param kind a word for whoever writes its text
 * @param account whom it is about; null for nobody who is known
 * @param link the id of the link that it brings; null for none
 * @param detail what else its text needs; no secret
 * @param language {@code en} or {@code ja}
 * @param expiresAt when it is given up
 * @param attempts how often it was tried
 */
public record QueuedMail(
    String id,
    String kind,
    MailAddress to,
    @Nullable UserId account,
    @Nullable String link,
    String detail,
    String language,
    Instant createdAt,
    Instant expiresAt,
    int attempts) {
  /** Makes an id for a mail. */
  public static String freshId() {
    return "m" + UUID.randomUUID().toString().replace("-", "");
  }

  /** Leaves the address out, which is somebody's own business. */
  @Override
  public String toString() {
    return "QueuedMail[" + id + " " + kind + "]";
  }
}
