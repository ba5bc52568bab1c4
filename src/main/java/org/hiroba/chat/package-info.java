/**
 * What people can do: the use cases of the chat, the rules of who may do what, and rate limits.
 *
 * <p>May use every other core package. Knows no container, no SQL and no socket.
 */
@NullMarked
package org.hiroba.chat;

import org.jspecify.annotations.NullMarked;
