/**
 * Keeps rooms, accounts and the log in a database: SQLite in the home folder, or PostgreSQL. The
 * only package that knows SQL.
 *
 * <p>Adapter of the ports in {@code account}, {@code room} and {@code log}. Only {@code startup}
 * may use it: it opens a {@link org.hiroba.jdbc.Database} by {@link org.hiroba.jdbc.Databases}.
 */
@NullMarked
package org.hiroba.jdbc;

import org.jspecify.annotations.NullMarked;
