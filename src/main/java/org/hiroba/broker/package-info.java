/**
 * How nodes tell each other that something was committed: the port and its form for a single node.
 * Begin at {@link org.hiroba.broker.Broker}.
 *
 * <p>May use {@code room} and {@code log}. A broker carries hints; the log is the truth.
 */
@NullMarked
package org.hiroba.broker;

import org.jspecify.annotations.NullMarked;
