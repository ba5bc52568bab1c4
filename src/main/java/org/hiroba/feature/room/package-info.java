/** Rooms themselves. Begin at {@link org.hiroba.feature.room.RoomFeature}. */
@NullMarked
package org.hiroba.feature.room;

import org.jspecify.annotations.NullMarked;
