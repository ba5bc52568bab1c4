/**
 * How often somebody may do something. Everybody may use this package; it uses nothing but the JDK.
 * Begin at {@link org.hiroba.rate.TokenBucket}.
 */
@NullMarked
package org.hiroba.rate;

import org.jspecify.annotations.NullMarked;
