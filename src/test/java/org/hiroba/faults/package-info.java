/**
 * The fault tests: load, something breaks, and then the whole history is checked.
 *
 * <p>Every client notes into one {@link org.hiroba.faults.Recording} what it sends, what it is
 * answered and what it hears. {@link org.hiroba.faults.HistoryChecker} verifies the invariants of a
 * chat history from that record alone; it knows nothing of the server. {@code mvn verify} runs the
 * short form, {@code mvn verify -Pfaults} the long one: the same tests with the numbers of {@link
 * org.hiroba.faults.Scale}.
 */
package org.hiroba.faults;
