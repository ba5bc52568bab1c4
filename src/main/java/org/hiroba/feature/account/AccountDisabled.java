package org.hiroba.feature.account;

import org.hiroba.account.UserId;
import org.hiroba.log.Note;

/** Says that an account was disabled: its sockets close with 4003. */
public record AccountDisabled(UserId user) implements Note {}
