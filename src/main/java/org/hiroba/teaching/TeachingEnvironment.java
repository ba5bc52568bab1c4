package org.hiroba.teaching;

import java.util.function.IntSupplier;

/**
 * Names what teaching endpoints need besides what all endpoints do.
 *
 * @param messagesPerSecond messages of one client, 0 for no limit; {@code ws/echo?raw} has none
 * @param idle gives up connections on which nothing is said
 */
public record TeachingEnvironment(IntSupplier messagesPerSecond, IdleWatch idle) {}
