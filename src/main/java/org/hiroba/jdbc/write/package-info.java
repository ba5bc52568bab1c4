/**
 * How one batch is written: the transaction, what it gathers and what it has read, and the table of
 * what features keep in the database. Begin at {@link org.hiroba.jdbc.write.Adapters}.
 */
@NullMarked
package org.hiroba.jdbc.write;

import org.jspecify.annotations.NullMarked;
