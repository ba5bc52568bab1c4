package org.hiroba.jdbc.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hiroba.account.MentionGroup;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.log.HistoryPage;
import org.hiroba.log.HistoryQuery;
import org.hiroba.log.MessageView;
import org.hiroba.log.WireLength;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/** Reads pages of messages in their current state. Immutable. */
public final class HistoryPages {
  private static final String ROOM = "SELECT no, message_count FROM room WHERE id = ?";
  private static final String REACTIONS =
      "SELECT r.target, r.emoji, a.id FROM reaction r JOIN account a ON a.no = r.account"
          + " WHERE r.room = ? AND r.target BETWEEN ? AND ? ORDER BY r.target, r.seq";

  private final String below;
  private final String from;

  /** Makes one. */
  public HistoryPages(Dialect dialect) {
    String select =
        "SELECT e.seq, e.at, e.label, a.id, a.name, a.display_name,"
            + " COALESCE(e.current_text, e.text), e.target, COALESCE(e.current_mentions, e.mentions),"
            + " e.edited_at, e.deleted, e.message_no,"
            + " CASE WHEN e.current_mentions IS NULL THEN e.flag ELSE e.current_flag END FROM "
            + dialect.messages()
            + " JOIN account a ON a.no = e.author WHERE e.type = 1 AND e.room = ? AND e.seq ";
    below = select + "< ? ORDER BY e.seq DESC LIMIT ?";
    from = select + ">= ? ORDER BY e.seq LIMIT ?";
  }

  /** Holds a message as its row has it, without its reactions. */
  private record Row(
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
      long messageNo) {}

  /** Reads a page; the session sees one moment. */
  public HistoryPage read(SqlSession session, RoomId room, HistoryQuery query) throws SQLException {
    long number;
    long count;
    try (ResultSet row = session.with(ROOM).text(room.value()).query()) {
      if (!row.next()) {
        return new HistoryPage(List.of(), false, false);
      }
      number = row.getLong(1);
      count = row.getLong(2);
    }
    List<Row> page = rows(session, number, query);
    if (page.isEmpty()) {
      boolean any = count > 0;
      boolean behindTheLast = query.anchor() == HistoryQuery.Anchor.AFTER;
      return new HistoryPage(List.of(), any && behindTheLast, any && !behindTheLast);
    }
    Row first = page.get(0);
    Row last = page.get(page.size() - 1);
    Map<Long, Map<String, List<UserId>>> reactions =
        reactions(session, number, first.seq(), last.seq());
    return new HistoryPage(
        page.stream().map(row -> view(row, reactions)).toList(),
        first.messageNo() > 1,
        last.messageNo() < count);
  }

  private List<Row> rows(SqlSession session, long room, HistoryQuery query) throws SQLException {
    int limit = query.limit();
    int bytes = HistoryQuery.MAX_PAGE_BYTES;
    long seq = query.seq();
    return switch (query.anchor()) {
      case LATEST -> older(session, room, Long.MAX_VALUE, limit, bytes);
      case BEFORE -> older(session, room, seq, limit, bytes);
      case AFTER ->
          seq == Long.MAX_VALUE ? List.of() : take(session, from, room, seq + 1, limit, bytes);
      case AROUND -> {
        List<Row> page = new ArrayList<>(older(session, room, seq, limit / 2, bytes / 2));
        page.addAll(take(session, from, room, seq, limit - limit / 2, bytes / 2));
        yield page;
      }
    };
  }

  private List<Row> older(SqlSession session, long room, long seq, int limit, int bytes)
      throws SQLException {
    List<Row> rows = take(session, below, room, seq, limit, bytes);
    Collections.reverse(rows);
    return rows;
  }

  private static List<Row> take(
      SqlSession session, String sql, long room, long seq, int limit, int bytes)
      throws SQLException {
    List<Row> rows = new ArrayList<>();
    int left = bytes;
    try (ResultSet row = session.with(sql).number(room).number(seq).number(limit).query()) {
      while (row.next()) {
        Row message = row(row);
        left -=
            WireLength.ofMessage(
                message.clientId(), message.from(), message.text(), message.mentions().size());
        if (left < 0 && !rows.isEmpty()) {
          break;
        }
        rows.add(message);
      }
    }
    return rows;
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong(1),
        Columns.time(row, 2),
        row.getString(3),
        Columns.userRef(row, 4),
        row.getString(7),
        Columns.numberOrNull(row, 8),
        Columns.userIds(Columns.text(row, 9)),
        MentionGroup.ofFlag(Columns.flag(row, 13)),
        Columns.timeOrNull(row, 10),
        row.getInt(11) != 0,
        row.getLong(12));
  }

  private static Map<Long, Map<String, List<UserId>>> reactions(
      SqlSession session, long room, long first, long last) throws SQLException {
    Map<Long, Map<String, List<UserId>>> reactions = new HashMap<>();
    try (ResultSet row = session.with(REACTIONS).number(room).number(first).number(last).query()) {
      while (row.next()) {
        reactions
            .computeIfAbsent(row.getLong(1), target -> new LinkedHashMap<>())
            .computeIfAbsent(row.getString(2), emoji -> new ArrayList<>())
            .add(new UserId(row.getString(3)));
      }
    }
    return reactions;
  }

  private static MessageView view(Row row, Map<Long, Map<String, List<UserId>>> reactions) {
    return new MessageView(
        row.seq(),
        row.at(),
        row.clientId(),
        row.from(),
        row.text(),
        row.replyTo(),
        row.mentions(),
        row.mentionsAll(),
        row.editedAt(),
        row.deleted(),
        reactions.getOrDefault(row.seq(), Map.of()));
  }
}
