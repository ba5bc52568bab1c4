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
 * @param changes who came and went and how the room changed, ascending, between the page's ends;
 *     empty when not asked for
 * @param changesCut there were more of them
 */
public record HistoryPage(
    List<MessageView> messages,
    boolean hasBefore,
    boolean hasAfter,
    long head,
    boolean expired,
    Map<Long, List<String>> mine,
    List<RoomEvent> changes,
    boolean changesCut) {
  /** Copies the messages. */
  public HistoryPage {
    messages = List.copyOf(messages);
    mine = Map.copyOf(mine);
    changes = List.copyOf(changes);
  }

  /** Makes a page of messages alone. */
  public HistoryPage(
      List<MessageView> messages,
      boolean hasBefore,
      boolean hasAfter,
      long head,
      boolean expired,
      Map<Long, List<String>> mine) {
    this(messages, hasBefore, hasAfter, head, expired, mine, List.of(), false);
  }

  /** Returns the same page with changes. */
  public HistoryPage with(List<RoomEvent> told, boolean cut) {
    return new HistoryPage(messages, hasBefore, hasAfter, head, expired, mine, told, cut);
  }

  /** Makes a page without messages. */
  public static HistoryPage empty(boolean hasBefore, boolean hasAfter, long head, boolean expired) {
    return new HistoryPage(List.of(), hasBefore, hasAfter, head, expired, Map.of());
  }
}
