/** Tests of what operators watch. */
@NullMarked
package org.hiroba.ops;

import org.jspecify.annotations.NullMarked;
