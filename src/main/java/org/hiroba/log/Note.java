package org.hiroba.log;

/**
 * Says what others must hear of after a commit and what is no event of a room: a room that somebody
 * sees now, a mark that moved, a sign-in that ended. Written beside its cause by {@link
 * WriteTransaction#note} and told, once that is durable, to every node alike.
 *
 * <p>A note is a record of ids, numbers and texts alone, so that it can be carried between nodes.
 * Hearing one twice, or late, must do no harm.
 */
public interface Note {}
