package org.hiroba.command;

import org.hiroba.config.Limits;
import org.hiroba.config.MemberLimits;
import org.hiroba.protocol.ProtocolLimits;

/**
 * What the chat keeps people to.
 *
 * @param protocol what {@code welcome} tells
 * @param members what each person may do
 */
public record ChatLimits(ProtocolLimits protocol, MemberLimits members) {
  /** Takes those of the settings. */
  public static ChatLimits of(Limits limits) {
    return new ChatLimits(
        new ProtocolLimits(
            limits.maxTextChars(),
            limits.maxFrameBytes(),
            limits.postsPerSecond(),
            limits.replayEvents()),
        limits.members());
  }
}
