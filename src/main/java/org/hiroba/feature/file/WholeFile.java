package org.hiroba.feature.file;

import org.jspecify.annotations.Nullable;

/**
 * What was found out of a file once all of it was there. Immutable.
 *
 * @param bytes how long it is as it is served
 * @param sha256 of that, in hexadecimal
 */
record WholeFile(
    String type,
    long bytes,
    String sha256,
    @Nullable Integer width,
    @Nullable Integer height,
    StoredFile.Preview preview) {}
