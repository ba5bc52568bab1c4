package org.hiroba.config;

/**
 * Shows a setting as it is in force.
 *
 * @param key its name
 * @param value as it was written, or the default; of a secret {@value #MASK}, or nothing
 * @param source where it was found, as in {@code system property hiroba.url}; {@code default} where
 *     it was found nowhere
 */
public record ShownSetting(String key, String value, String source) {
  /** Stands for what is never shown. */
  public static final String MASK = "***";

  /** Is the source of what nobody set. */
  public static final String DEFAULT = "default";
}
