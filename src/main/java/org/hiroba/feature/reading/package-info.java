/**
 * How far one has read, and what one wants to hear of. Begin at {@link
 * org.hiroba.feature.reading.ReadingFeature}.
 */
@NullMarked
package org.hiroba.feature.reading;

import org.jspecify.annotations.NullMarked;
