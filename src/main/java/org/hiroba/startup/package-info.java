/**
 * Puts the house together: the wiring, the startup bean and what a server without CDI needs first.
 * Begin at {@link org.hiroba.startup.ChatServer}.
 *
 * <p>May use everything; nobody uses it.
 */
@NullMarked
package org.hiroba.startup;

import org.jspecify.annotations.NullMarked;
