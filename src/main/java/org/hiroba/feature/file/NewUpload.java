package org.hiroba.feature.file;

import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a file that they are about to send.
 *
 * @param bytes how long it will be
 * @param sha256 its digest in hexadecimal, checked once all has come; null where nobody tells
 * @param alt says in words what is to be seen; null where nobody does
 */
public record NewUpload(String name, long bytes, @Nullable String sha256, @Nullable String alt) {}
