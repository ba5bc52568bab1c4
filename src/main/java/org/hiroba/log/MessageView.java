package org.hiroba.log;

import java.time.Instant;
import java.util.List;
import org.hiroba.account.MentionGroup;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.media.AttachedFile;
import org.jspecify.annotations.Nullable;

/**
 * Shows a message in its current state.
 *
 * @param text after the last edit; empty when deleted
 * @param mentions whom it mentions
 * @param mentionsAll which group it calls
 * @param editedAt when it was last edited
 * @param reactions who reacted, in the order in which the kinds came
 * @param files what it has with it
 */
public record MessageView(
    long seq,
    Instant at,
    String clientId,
    UserRef from,
    String text,
    @Nullable Long replyTo,
    List<UserId> mentions,
    @Nullable MentionGroup mentionsAll,
    @Nullable Instant editedAt,
    boolean deleted,
    List<Reaction> reactions,
    List<AttachedFile> files) {
  /** Copies the collections. */
  public MessageView {
    mentions = List.copyOf(mentions);
    reactions = List.copyOf(reactions);
    files = List.copyOf(files);
  }
}
