/**
 * What happened in the rooms: the sequenced events, the single writer that makes them durable and
 * the ports of the storage behind it. Begin at {@link org.hiroba.log.LogWriter}.
 *
 * <p>May use {@code account}, {@code room} and {@code search}. Knows no SQL, no socket and no JSON.
 */
@NullMarked
package org.hiroba.log;

import org.jspecify.annotations.NullMarked;
