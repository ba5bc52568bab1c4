package org.hiroba.command;

import org.hiroba.config.FileLimits;
import org.hiroba.config.Limits;
import org.hiroba.config.MemberLimits;
import org.hiroba.protocol.ProtocolLimits;

/**
 * What the chat keeps people to.
 *
 * @param protocol what {@code welcome} tells
 * @param members what each person may do
 * @param files what people may send besides texts
 */
public record ChatLimits(ProtocolLimits protocol, MemberLimits members, FileLimits files) {
  /** Those of files are as usual. */
  public ChatLimits(ProtocolLimits protocol, MemberLimits members) {
    this(protocol, members, FileLimits.defaults());
  }

  /** Takes those of the settings. */
  public static ChatLimits of(Limits limits, FileLimits files) {
    return new ChatLimits(
        new ProtocolLimits(
            limits.maxTextChars(),
            limits.maxFrameBytes(),
            limits.postsPerSecond(),
            limits.replayEvents()),
        limits.members(),
        files);
  }
}
