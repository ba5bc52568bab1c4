/**
 * What fuzz tests share: seeds, rounds and mutations.
 *
 * <p>The tests themselves are called {@code …Fuzz…} and stand beside what they try. Every build
 * runs them for seconds with fixed seeds; {@code -Dhiroba.tests.fuzz=100} a hundred times as long,
 * {@code -Dhiroba.tests.fuzz.seed=7} from another seed. What fails is told with the seed of its
 * round.
 */
package org.hiroba.fuzz;
