/** Reactions on messages. Begin at {@link org.hiroba.feature.reaction.ReactionFeature}. */
@NullMarked
package org.hiroba.feature.reaction;

import org.jspecify.annotations.NullMarked;
