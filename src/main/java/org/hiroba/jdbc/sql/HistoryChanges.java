package org.hiroba.jdbc.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hiroba.log.HistoryPage;
import org.hiroba.log.HistoryQuery;
import org.hiroba.log.HistoryQuery.Anchor;
import org.hiroba.log.MessageView;
import org.hiroba.log.RoomEvent;
import org.hiroba.room.RoomId;

/** Reads who came and went and how a room changed between the messages of a page. Immutable. */
public final class HistoryChanges {
  private final String upwards;
  private final String downwards;

  /** Makes one. */
  public HistoryChanges(Dialect dialect) {
    String select =
        EventRows.SELECT
            + dialect.changes()
            + EventRows.OF_ROOM
            + " AND e.seq >= ? AND e.seq <= ? AND e.type IN (5, 6, 7) ORDER BY e.seq ";
    upwards = select + "LIMIT ?";
    downwards = select + "DESC LIMIT ?";
  }

  /**
   * Returns the page with what happened within it, so that pages that follow each other tell it
   * once. Where it is too much, what is nearest to the place that the page was asked from is told.
   */
  public HistoryPage within(
      SqlSession session, EventKindTable kinds, RoomId room, HistoryQuery query, HistoryPage page)
      throws SQLException {
    List<MessageView> messages = page.messages();
    if (messages.isEmpty() && query.anchor() == Anchor.AROUND && page.hasAfter()) {
      // Nothing says where the page lies.
      return page;
    }
    long first = page.hasBefore() && !messages.isEmpty() ? messages.get(0).seq() : 1;
    long last = page.head();
    if (page.hasAfter() && !messages.isEmpty()) {
      last = messages.get(messages.size() - 1).seq();
    }
    boolean up = query.anchor() == Anchor.AFTER;
    if (up) {
      first = query.seq() == Long.MAX_VALUE ? query.seq() : query.seq() + 1;
    } else if (query.anchor() == Anchor.BEFORE) {
      last = Math.min(page.head(), query.seq() - 1);
    }
    List<RoomEvent> events = new ArrayList<>();
    try (ResultSet row =
        session
            .with(up ? upwards : downwards)
            .text(room.value())
            .number(first)
            .number(last)
            .number(HistoryQuery.MAX_CHANGES + 1L)
            .query()) {
      while (row.next()) {
        events.add(EventRows.event(room, kinds, row));
      }
    }
    boolean cut = events.size() > HistoryQuery.MAX_CHANGES;
    List<RoomEvent> told =
        new ArrayList<>(events.subList(0, Math.min(events.size(), HistoryQuery.MAX_CHANGES)));
    if (!up) {
      Collections.reverse(told);
    }
    return page.with(told, cut);
  }
}
