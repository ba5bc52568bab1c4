/**
 * Which signs are emoji: Unicode's table, which {@code src/build/emoji.mjs} makes anew. Begin at
 * {@link org.hiroba.emoji.Emoji}.
 *
 * <p>Everybody may use this package; it uses nothing but the JDK.
 */
@NullMarked
package org.hiroba.emoji;

import org.jspecify.annotations.NullMarked;
