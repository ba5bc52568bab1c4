package org.hiroba.config;

/**
 * How people sign in.
 *
 * @param mode default {@link AuthMode#GUEST}
 * @param guestAllowRemote whether guests may come from other machines, default false
 */
public record AuthSettings(AuthMode mode, boolean guestAllowRemote) {}
