/**
 * How long messages are kept: what is too old leaves the log, the views and the search, and an
 * expired event stands in its place. Begin at {@link
 * org.hiroba.feature.retention.RetentionFeature}.
 */
@NullMarked
package org.hiroba.feature.retention;

import org.jspecify.annotations.NullMarked;
