/**
 * The commands of {@code java -jar hiroba.war}, {@code serve} before all. Begin at {@link
 * org.hiroba.cli.HirobaCommand}.
 *
 * <p>Packed as a jar of its own that the launcher loads with picocli and the embedded server; a
 * server that hosts the WAR never sees it. May use {@code config}, {@code protocol}, {@code relay}
 * and the formats of {@code netservice}; nobody uses it but the launcher, by name.
 */
@NullMarked
package org.hiroba.cli;

import org.jspecify.annotations.NullMarked;
