/**
 * What every adapter of a port stands on: sessions of a database, typed parameters and columns, and
 * the rows that several features read. Begin at {@link org.hiroba.jdbc.sql.Connections}.
 */
@NullMarked
package org.hiroba.jdbc.sql;

import org.jspecify.annotations.NullMarked;
