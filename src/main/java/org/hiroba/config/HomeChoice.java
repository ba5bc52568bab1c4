package org.hiroba.config;

import java.nio.file.Path;

/**
 * Which home folder was chosen.
 *
 * @param path absolute
 * @param reason why, for the start log, as in {@code system property hiroba.home}
 */
public record HomeChoice(Path path, String reason) {}
