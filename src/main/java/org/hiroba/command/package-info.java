/**
 * The switchboard: from a client's frame to what a feature does with it, and the rules that all
 * features share. Begin at {@link org.hiroba.command.ChatService}; what there is to say to it is
 * the table {@link org.hiroba.command.Commands}, filled by the folders of {@code feature}.
 *
 * <p>Uses the core below it and knows no feature, no container, no SQL.
 */
@NullMarked
package org.hiroba.command;

import org.jspecify.annotations.NullMarked;
