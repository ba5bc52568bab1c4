/**
 * The terminal client behind {@code chat} and {@code token}: one conversation in {@code hiroba.v1}
 * that outlives its connections, and what people and scripts see of it. Begin at {@link
 * org.hiroba.cli.chat.Conversation}.
 *
 * <p>Knows the server by its protocol only. Uses {@code protocol} for the close codes, Jackson and
 * JLine; used by the commands of {@code cli}.
 */
@NullMarked
package org.hiroba.cli.chat;

import org.jspecify.annotations.NullMarked;
