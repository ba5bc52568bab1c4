/**
 * Hiroba from outside: the built WAR as a process or in a server, over HTTP and WebSocket only.
 *
 * <p>Classes named {@code …BlackBoxIT} run against any server (see {@link
 * org.hiroba.blackbox.HirobaServer}); other {@code …IT} classes are about the executable WAR. Uses
 * nothing of the main code.
 */
package org.hiroba.blackbox;
