package org.hiroba.feature.mention;

import org.hiroba.account.UserId;
import org.hiroba.log.Note;

/** Says that an account holds its name no more: nobody means it by that name. */
public record NameReleased(UserId user) implements Note {}
