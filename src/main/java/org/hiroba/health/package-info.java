/**
 * What everybody may report to: health checks and meters; and all threads, which are made here so
 * that {@link org.hiroba.health.Watchdog} watches each. Begin at {@link
 * org.hiroba.health.HealthRegistry}.
 *
 * <p>Everybody may use this package; it uses {@code rate}. Who renders it (JSON under {@code -/},
 * Prometheus text) is not its concern.
 */
@NullMarked
package org.hiroba.health;

import org.jspecify.annotations.NullMarked;
