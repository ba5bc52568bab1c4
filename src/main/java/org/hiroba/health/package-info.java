/**
 * What everybody may report to: health checks and meters. Begin at {@link
 * org.hiroba.health.HealthRegistry}.
 *
 * <p>Everybody may use this package; it uses {@code rate}. Who renders it (JSON under {@code -/},
 * Prometheus text) is not its concern.
 */
@NullMarked
package org.hiroba.health;

import org.jspecify.annotations.NullMarked;
