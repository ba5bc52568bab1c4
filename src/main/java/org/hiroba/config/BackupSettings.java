package org.hiroba.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * When the server makes backups by itself, and where.
 *
 * @param every how often; empty: never
 * @param keep how many are kept
 * @param folder where they are, made at the first one
 * @param files whether the bytes of files are copied into a folder there
 */
public record BackupSettings(Optional<Duration> every, int keep, Path folder, boolean files) {}
