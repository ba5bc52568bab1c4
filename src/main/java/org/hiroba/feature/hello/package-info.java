/** How a session begins. Begin at {@link org.hiroba.feature.hello.HelloFeature}. */
@NullMarked
package org.hiroba.feature.hello;

import org.jspecify.annotations.NullMarked;
