/**
 * Messages that somebody saved for themselves. Begin at {@link
 * org.hiroba.feature.saved.SavedFeature}.
 */
@NullMarked
package org.hiroba.feature.saved;

import org.jspecify.annotations.NullMarked;
