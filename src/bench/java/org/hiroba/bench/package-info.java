/**
 * The benchmark, {@code mvn -Pbench verify}: starts servers one after the other, puts the same
 * loads on each ({@link org.hiroba.bench.load}) and prints one table. Knows the application only
 * from outside, apart from the measurements of single classes.
 */
@NullMarked
package org.hiroba.bench;

import org.jspecify.annotations.NullMarked;
