package org.hiroba.feature.account;

import org.hiroba.log.Note;

/** Says that somebody's name must not be told any more, from no memory. */
record NameErased() implements Note {}
