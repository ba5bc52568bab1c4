/**
 * Two sides that talk over plain TCP, line by line, each of them both server and client. Begin at
 * {@link org.hiroba.cli.peer.Peers}.
 *
 * <p>Used by the command {@code peer}.
 */
@NullMarked
package org.hiroba.cli.peer;

import org.jspecify.annotations.NullMarked;
