/** Whether people are there. Begin at {@link org.hiroba.feature.presence.PresenceFeature}. */
@NullMarked
package org.hiroba.feature.presence;

import org.jspecify.annotations.NullMarked;
