/**
 * Puts the house together: the wiring, the startup bean and what a server without CDI needs first.
 *
 * <p>May use everything; nobody uses it.
 */
@NullMarked
package org.hiroba.startup;

import org.jspecify.annotations.NullMarked;
