/**
 * The unmodified WAR inside every server it promises to run on: {@code mvn verify -Pservers}.
 *
 * <p>Each server runs as a process of its own, on loopback and free ports only.
 */
package org.hiroba.servers;
