package org.hiroba.config;

/**
 * Where the executable WAR serves HTTP; an application server has its own settings for that.
 *
 * @param host address or name to bind, default {@code 127.0.0.1}
 * @param port 1–65535, default 8080, or 0 for any free port
 */
public record HttpSettings(String host, int port) {}
