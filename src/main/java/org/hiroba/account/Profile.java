package org.hiroba.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Shows a person as they describe themselves. Of what is a text, empty is nothing.
 *
 * @param status what they are up to, at most 64 code points
 * @param statusUntil when that is over; null for never
 * @param title what they do here, at most 64 code points
 * @param reading how their name is read, at most 64 code points
 * @param timeZone where they are, as the name of a zone
 */
public record Profile(
    UserRef user,
    String status,
    @Nullable Instant statusUntil,
    String title,
    String reading,
    String timeZone) {
  /** Makes one that says nothing but what they are up to. */
  public Profile(UserRef user, String status) {
    this(user, status, null, "", "", "");
  }

  /** Returns the same description of somebody who is called otherwise now. */
  public Profile of(UserRef now) {
    return new Profile(now, status, statusUntil, title, reading, timeZone);
  }

  /** Returns what it says at a moment: a status that is over is none. */
  public Profile at(Instant now) {
    return statusUntil == null || now.isBefore(statusUntil)
        ? this
        : new Profile(user, "", null, title, reading, timeZone);
  }
}
