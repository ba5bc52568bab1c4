/**
 * The way in for {@code java -jar hiroba.war}: unpacks the WAR once and calls the commands in it.
 * Begin at {@link org.hiroba.launcher.Main}.
 *
 * <p>Lies at the root of the WAR, where {@code java} finds it. Uses nothing but the JDK and knows
 * the commands by name only; nobody uses it.
 */
@NullMarked
package org.hiroba.launcher;

import org.jspecify.annotations.NullMarked;
