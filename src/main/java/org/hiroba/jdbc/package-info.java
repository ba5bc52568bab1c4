/**
 * Keeps rooms, accounts and the log in a database: SQLite in the home folder, or PostgreSQL. With
 * the packages below it the only place that knows SQL, the features' adapters apart. Begin at
 * {@link org.hiroba.jdbc.Databases}.
 *
 * <p>Adapter of the ports in {@code account}, {@code room} and {@code log}. Only {@code startup}
 * may use it: it opens a {@link org.hiroba.jdbc.Database} by {@link org.hiroba.jdbc.Databases}.
 */
@NullMarked
package org.hiroba.jdbc;

import org.jspecify.annotations.NullMarked;
