/**
 * What is special about PostgreSQL: pools of connections, locks and look-ups of a batch in few
 * round trips, words as {@code tsvector}s. Only {@code jdbc} may use it. Begin at {@link
 * org.hiroba.jdbc.postgres.PostgresDatabase}.
 */
@NullMarked
package org.hiroba.jdbc.postgres;

import org.jspecify.annotations.NullMarked;
