package org.hiroba.log;

import java.util.List;
import java.util.Map;

/**
 * Holds one page of messages, ascending by seq.
 *
 * @param hasBefore there are older messages than the first of the page
 * @param hasAfter there are newer messages than the last of the page
 * @param head the seq of the room's last event when the page was read: it knows all events up to
 *     there and none above
 * @param expired there were older messages than the first of the page, and all of them were too old
 *     to be kept
 * @param mine the reader's own reactions by message, of those kinds that more people gave than are
 *     told
 */
public record HistoryPage(
    List<MessageView> messages,
    boolean hasBefore,
    boolean hasAfter,
    long head,
    boolean expired,
    Map<Long, List<String>> mine) {
  /** Copies the messages. */
  public HistoryPage {
    messages = List.copyOf(messages);
    mine = Map.copyOf(mine);
  }

  /** Makes a page without messages. */
  public static HistoryPage empty(boolean hasBefore, boolean hasAfter, long head, boolean expired) {
    return new HistoryPage(List.of(), hasBefore, hasAfter, head, expired, Map.of());
  }
}
