package org.hiroba.account;

/**
 * Names a person as others see them.
 *
 * @param name the sign-in name, unique among the accounts that hold one
 * @param displayName what people read; at most 64 code points, NFC
 */
public record UserRef(UserId id, String name, String displayName) {}
