package org.hiroba.log;

import org.hiroba.account.UserId;

/**
 * Names one mutating command for good: whoever sends it again gets the first answer.
 *
 * @param clientId 1 to 64 characters of {@code [A-Za-z0-9._:-]}, chosen by the client
 */
public record CommandKey(UserId user, String clientId) {}
