/**
 * Who is connected and what is on its way to them: sessions, outboxes, fan-out, resume, presence.
 * Begin at {@link org.hiroba.session.ChatSession}.
 *
 * <p>May use {@code account}, {@code room}, {@code log} and {@code protocol}. Reaches sockets only
 * through the port {@link org.hiroba.session.Connection}.
 */
@NullMarked
package org.hiroba.session;

import org.jspecify.annotations.NullMarked;
