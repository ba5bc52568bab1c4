package org.hiroba.config;

import java.util.function.Function;

/**
 * Says how the text of a setting is read.
 *
 * @param allowed what is allowed, in words for the page of settings and for error messages
 * @param parse makes the value; throws {@link IllegalArgumentException} with the reason if the text
 *     is not allowed
 */
public record ValueType<T>(String allowed, Function<String, T> parse) {}
