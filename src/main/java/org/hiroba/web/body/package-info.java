/**
 * How request bodies are read: never by a container's thread, within a time and a number.
 *
 * <p>Begin at {@link org.hiroba.web.body.BodyReaders}. Used by {@code web} only.
 */
@NullMarked
package org.hiroba.web.body;

import org.jspecify.annotations.NullMarked;
