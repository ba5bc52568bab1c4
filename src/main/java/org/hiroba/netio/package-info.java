/**
 * One selector thread for many channels, as the network services and the relay use it. Begin at
 * {@link org.hiroba.netio.SelectorLoop}. May use {@code health}.
 */
@NullMarked
package org.hiroba.netio;

import org.jspecify.annotations.NullMarked;
