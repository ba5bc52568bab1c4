package org.hiroba.account;

/**
 * Shows a person as they describe themselves.
 *
 * @param status what they are up to, at most 64 code points; empty for nothing
 */
public record Profile(UserRef user, String status) {}
