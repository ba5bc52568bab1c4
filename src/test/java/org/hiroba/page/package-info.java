/**
 * The page in a real Chromium, against {@code java -jar target/hiroba.war}, and the tests of its
 * scripts by {@code node --test}. Screenshots go to {@code target/screens}.
 */
@NullMarked
package org.hiroba.page;

import org.jspecify.annotations.NullMarked;
