/**
 * Finding messages by what they say: {@link org.hiroba.search.MessageSearch} is the port, {@link
 * org.hiroba.search.SearchTokens} cuts text the same way for every index. Begin at {@link
 * org.hiroba.search.MessageSearch}.
 *
 * <p>May use {@code account}, {@code room} and {@code emoji}; {@code log} and everything above may
 * use it. Knows no SQL.
 */
@NullMarked
package org.hiroba.search;

import org.jspecify.annotations.NullMarked;
