/**
 * What is special about SQLite: one writer, readers that take no time from it, checkpoints, the
 * native library, copies. Only {@code jdbc} may use it. Begin at {@link
 * org.hiroba.jdbc.sqlite.SqliteDatabase}.
 */
@NullMarked
package org.hiroba.jdbc.sqlite;

import org.jspecify.annotations.NullMarked;
