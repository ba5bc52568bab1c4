/** Pinned messages of a room. Begin at {@link org.hiroba.feature.pin.PinFeature}. */
@NullMarked
package org.hiroba.feature.pin;

import org.jspecify.annotations.NullMarked;
