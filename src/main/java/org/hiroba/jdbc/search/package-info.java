/**
 * How messages are found, whatever the database: who asks an index of words, who brings it after
 * the log, and the port that each database implements ({@link org.hiroba.jdbc.search.SearchIndex}).
 * Begin at {@link org.hiroba.jdbc.search.JdbcMessageSearch}.
 */
@NullMarked
package org.hiroba.jdbc.search;

import org.jspecify.annotations.NullMarked;
