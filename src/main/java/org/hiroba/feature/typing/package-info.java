/** Who is about to say something. Begin at {@link org.hiroba.feature.typing.TypingFeature}. */
@NullMarked
package org.hiroba.feature.typing;

import org.jspecify.annotations.NullMarked;
