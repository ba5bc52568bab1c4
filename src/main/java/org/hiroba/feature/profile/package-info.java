/** How people describe themselves. Begin at {@link org.hiroba.feature.profile.ProfileFeature}. */
@NullMarked
package org.hiroba.feature.profile;

import org.jspecify.annotations.NullMarked;
