/**
 * The virus scanner ClamAV, asked over its own protocol. Begin at {@link
 * org.hiroba.clamd.ClamdScanner}.
 */
@NullMarked
package org.hiroba.clamd;

import org.jspecify.annotations.NullMarked;
