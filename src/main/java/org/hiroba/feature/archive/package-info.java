/**
 * Archives: what was said in rooms, as files that people and programs read, and the way back. Begin
 * at {@link org.hiroba.feature.archive.ArchiveExport} and {@link
 * org.hiroba.feature.archive.ArchiveImport}.
 *
 * <p>Used by the command line alone: no server writes or reads archives.
 */
@NullMarked
package org.hiroba.feature.archive;

import org.jspecify.annotations.NullMarked;
