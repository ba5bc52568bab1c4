/**
 * What is in a file, told by its bytes alone: its type, and of pictures their size, what they tell
 * besides, and a smaller picture of them. Nothing here knows who sent it or where it is kept.
 *
 * <p>Begin at {@link org.hiroba.media.FileType}.
 */
@NullMarked
package org.hiroba.media;

import org.jspecify.annotations.NullMarked;
