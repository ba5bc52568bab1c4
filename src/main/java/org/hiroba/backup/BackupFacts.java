package org.hiroba.backup;

import java.time.Instant;

/**
 * What a backup says of itself.
 *
 * @param takenAt the moment that it shows, as its maker's clock had it
 * @param program version of the Hiroba that made it
 * @param database from which product it is
 * @param schema version of its tables
 */
public record BackupFacts(Instant takenAt, String program, String database, int schema) {}
