/**
 * What operators watch and do: health, metrics. Begin at {@link org.hiroba.ops.HealthServlet}.
 *
 * <p>May use the core packages and Jakarta; nothing uses it but {@code startup}.
 */
@NullMarked
package org.hiroba.ops;

import org.jspecify.annotations.NullMarked;
