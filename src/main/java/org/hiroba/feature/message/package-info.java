/**
 * Messages: what people say, change and take back. Begin at {@link
 * org.hiroba.feature.message.MessageFeature}.
 */
@NullMarked
package org.hiroba.feature.message;

import org.jspecify.annotations.NullMarked;
