package org.hiroba.log;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hiroba.account.MentionGroup;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.jspecify.annotations.Nullable;

/**
 * Shows a message in its current state.
 *
 * @param text after the last edit; empty when deleted
 * @param mentions whom it mentions
 * @param mentionsAll which group it calls
 * @param editedAt when it was last edited
 * @param reactions who reacted, by emoji, in the order in which they came
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
    Map<String, List<UserId>> reactions) {
  /** Copies the collections and keeps the reactions' order. */
  public MessageView {
    mentions = List.copyOf(mentions);
    Map<String, List<UserId>> copy = new LinkedHashMap<>();
    reactions.forEach((emoji, users) -> copy.put(emoji, List.copyOf(users)));
    reactions = Collections.unmodifiableMap(copy);
  }
}
