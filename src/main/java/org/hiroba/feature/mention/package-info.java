/** Mentions: whom a text means. Begin at {@link org.hiroba.feature.mention.MentionFeature}. */
@NullMarked
package org.hiroba.feature.mention;

import org.jspecify.annotations.NullMarked;
