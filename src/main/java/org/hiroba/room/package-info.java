/**
 * Where people meet: rooms, memberships and the port through which they are read. Begin at {@link
 * org.hiroba.room.RoomDirectory}.
 *
 * <p>May use {@code account} only.
 */
@NullMarked
package org.hiroba.room;

import org.jspecify.annotations.NullMarked;
