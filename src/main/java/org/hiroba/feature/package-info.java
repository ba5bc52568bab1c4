/**
 * A room for each thing people do. Each folder below holds one feature whole: its commands, events,
 * ports and their SQL side by side; the page's part has the same name under {@code js/features}.
 * Begin at {@link org.hiroba.feature.Feature}, and in a folder at its own one. A feature uses
 * another only through the classes that this one makes public on purpose: the table is in {@code
 * ArchitectureTest}.
 */
@NullMarked
package org.hiroba.feature;

import org.jspecify.annotations.NullMarked;
