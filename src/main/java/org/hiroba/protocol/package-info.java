/**
 * The wire protocol {@code hiroba.v1}: commands, events, their JSON, close codes and limits. Begin
 * at {@link org.hiroba.protocol.EventEncoder}.
 *
 * <p>May use {@code account}, {@code room} and {@code log}. Knows no socket: the same text may
 * travel in any way.
 */
@NullMarked
package org.hiroba.protocol;

import org.jspecify.annotations.NullMarked;
