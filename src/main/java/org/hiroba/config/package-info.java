/**
 * Settings: immutable records, parsed once at start from every place that may hold a {@code
 * hiroba.*} key, and the home folder. Begin at {@link org.hiroba.config.Settings}.
 *
 * <p>Everybody may use this package; it uses nothing but the JDK.
 */
@NullMarked
package org.hiroba.config;

import org.jspecify.annotations.NullMarked;
