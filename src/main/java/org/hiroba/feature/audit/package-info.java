/**
 * What was done to accounts, and by whom: rows that are added and never changed. Begin at {@link
 * org.hiroba.feature.audit.AuditWrites}.
 */
@NullMarked
package org.hiroba.feature.audit;

import org.jspecify.annotations.NullMarked;
