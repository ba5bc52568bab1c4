package org.hiroba.log;

import org.hiroba.account.UserId;

/**
 * Holds what the rules need to know of a message.
 *
 * @param text after the last edit; empty when deleted
 */
public record MessageState(long seq, UserId author, String text, boolean deleted) {}
