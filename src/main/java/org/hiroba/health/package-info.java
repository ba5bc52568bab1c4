/**
 * What everybody may report to: health checks and meters.
 *
 * <p>Everybody may use this package; it uses nothing but the JDK. Who renders it (JSON under {@code
 * -/}, Prometheus text) is not its concern.
 */
@NullMarked
package org.hiroba.health;

import org.jspecify.annotations.NullMarked;
