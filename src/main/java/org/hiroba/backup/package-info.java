/**
 * The file of a backup: how it is written, checked and read, and when one is due. Knows neither SQL
 * nor a server. Begin at {@link org.hiroba.backup.BackupWriter}.
 *
 * <p>May use {@code config} and {@code health}; {@code jdbc} brings the tables, {@code startup}
 * puts both together.
 */
@NullMarked
package org.hiroba.backup;

import org.jspecify.annotations.NullMarked;
