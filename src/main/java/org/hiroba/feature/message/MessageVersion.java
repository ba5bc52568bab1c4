package org.hiroba.feature.message;

import java.time.Instant;
import org.hiroba.account.UserId;

/**
 * Holds a text that a message once had.
 *
 * @param seq the event that gave it: the message itself or an edit
 */
public record MessageVersion(long seq, Instant at, String text, UserId by) {}
