/**
 * The page in a real Chromium, the main jobs in Firefox and WebKit too, against {@code java -jar
 * target/hiroba.war}, and the tests of its scripts by {@code node --test}. Screenshots go to {@code
 * target/screens}.
 */
@NullMarked
package org.hiroba.page;

import org.jspecify.annotations.NullMarked;
