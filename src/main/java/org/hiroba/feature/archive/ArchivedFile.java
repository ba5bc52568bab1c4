package org.hiroba.feature.archive;

/**
 * Names a file of an archive and tells by what one sees that it is whole.
 *
 * @param name relative to the archive, with slashes
 * @param sha256 of all its bytes, in hexadecimal digits
 */
public record ArchivedFile(String name, long bytes, long lines, String sha256) {}
