/**
 * The command by which messages are found; the index is elsewhere. Begin at {@link
 * org.hiroba.feature.search.SearchFeature}.
 */
@NullMarked
package org.hiroba.feature.search;

import org.jspecify.annotations.NullMarked;
