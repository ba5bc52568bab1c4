/**
 * JMH benchmarks of what every message passes: the codec and the outbox. Compiled with the tests;
 * {@code -Pbench} makes JMH's own code of them, and {@link org.hiroba.bench.Microbenchmarks} runs
 * them.
 */
@NullMarked
package org.hiroba.bench.jmh;

import org.jspecify.annotations.NullMarked;
