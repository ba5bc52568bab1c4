/**
 * Copies all tables of a database into a backup and back, whichever the database is. Only {@code
 * jdbc} may use it. Begin at {@link org.hiroba.jdbc.copy.DatabaseSnapshot}.
 */
@NullMarked
package org.hiroba.jdbc.copy;

import org.jspecify.annotations.NullMarked;
