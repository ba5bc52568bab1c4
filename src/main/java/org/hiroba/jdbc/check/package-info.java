/**
 * Looks whether a database is in itself what it should be: the log without gaps, what is derived
 * from it as the log says, the index of words as the messages are. Only {@code jdbc} may use it.
 * Begin at {@link org.hiroba.jdbc.check.DatabaseCheckup}.
 */
@NullMarked
package org.hiroba.jdbc.check;

import org.jspecify.annotations.NullMarked;
