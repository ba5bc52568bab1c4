package org.hiroba.log;

import java.util.List;

/**
 * Holds one page of messages, ascending by seq.
 *
 * @param hasBefore there are older messages than the first of the page
 * @param hasAfter there are newer messages than the last of the page
 */
public record HistoryPage(List<MessageView> messages, boolean hasBefore, boolean hasAfter) {
  /** Copies the messages. */
  public HistoryPage {
    messages = List.copyOf(messages);
  }
}
