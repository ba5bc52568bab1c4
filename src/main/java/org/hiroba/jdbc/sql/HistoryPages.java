package org.hiroba.jdbc.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.hiroba.account.MentionGroup;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.jdbc.sql.ReactionRows.Kind;
import org.hiroba.log.HistoryPage;
import org.hiroba.log.HistoryQuery;
import org.hiroba.log.MessageView;
import org.hiroba.log.WireLength;
import org.hiroba.media.AttachedFile;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/** Reads pages of messages in their current state. Immutable. */
public final class HistoryPages {
  private static final String ROOM = "SELECT no, message_count, head FROM room WHERE id = ?";

  private final String below;
  private final String from;
  private final ReactionRows reactions;

  /** Makes one. */
  public HistoryPages(Dialect dialect) {
    String select =
        "SELECT e.seq, e.at, e.label, a.id, a.name, a.display_name, COALESCE(e.current_text,"
            + " e.text), e.target, COALESCE(e.current_mentions, e.mentions), e.edited_at,"
            + " e.deleted, e.message_no, CASE WHEN e.current_mentions IS NULL THEN e.flag ELSE"
            + " e.current_flag END, e.files FROM "
            + dialect.messages()
            + " JOIN account a ON a.no = e.author WHERE e.type = 1 AND e.room = ? AND e.seq ";
    below = select + "< ? ORDER BY e.seq DESC LIMIT ?";
    from = select + ">= ? ORDER BY e.seq LIMIT ?";
    reactions = new ReactionRows(dialect);
  }

  /** Holds a message as its row has it, and the kinds of reactions on it. */
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
      long messageNo,
      List<AttachedFile> files,
      List<Kind> kinds) {
    Row with(List<Kind> reactions) {
      return new Row(
          seq,
          at,
          clientId,
          from,
          text,
          replyTo,
          mentions,
          mentionsAll,
          editedAt,
          deleted,
          messageNo,
          files,
          reactions);
    }

    int bytes() {
      int bytes = WireLength.ofMessage(clientId, from, text, mentions.size(), files);
      for (Kind kind : kinds) {
        bytes += kind.bytes();
      }
      return bytes;
    }
  }

  /** Reads a page; the session sees one moment. */
  public HistoryPage read(SqlSession session, RoomId room, HistoryQuery query) throws SQLException {
    long number;
    long count;
    long head;
    try (ResultSet row = session.with(ROOM).text(room.value()).query()) {
      if (!row.next()) {
        return HistoryPage.empty(false, false, 0, false);
      }
      number = row.getLong(1);
      count = row.getLong(2);
      head = row.getLong(3);
    }
    Part part = part(session, number, query);
    List<Row> page = part.rows();
    if (page.isEmpty()) {
      return emptyPage(session, number, query, count, head);
    }
    Row first = page.get(0);
    Row last = page.get(page.size() - 1);
    UserId reader = query.reader();
    boolean cut = page.stream().anyMatch(row -> row.kinds().stream().anyMatch(Kind::isCut));
    return new HistoryPage(
        views(session, number, page),
        first.messageNo() > 1 && !part.fromTheFirst(),
        last.messageNo() < count,
        head,
        first.messageNo() > 1 && part.fromTheFirst(),
        reader == null || !cut
            ? Map.of()
            : ReactionRows.mine(session, reader, number, first.seq(), last.seq()));
  }

  private List<MessageView> views(SqlSession session, long room, List<Row> page)
      throws SQLException {
    Map<Long, Map<String, List<UserId>>> people =
        page.stream().allMatch(row -> row.kinds().isEmpty())
            ? Map.of()
            : reactions.people(session, room, page.get(0).seq(), page.get(page.size() - 1).seq());
    return page.stream().map(row -> view(row, people.getOrDefault(row.seq(), Map.of()))).toList();
  }

  /**
   * Some rows.
   *
   * @param fromTheFirst it is known that the room has none before them: what had lower numbers was
   *     too old to be kept
   */
  private record Part(List<Row> rows, boolean fromTheFirst) {}

  private Part part(SqlSession session, long room, HistoryQuery query) throws SQLException {
    int limit = query.limit();
    int bytes = HistoryQuery.MAX_PAGE_BYTES;
    long seq = query.seq();
    return switch (query.anchor()) {
      case LATEST -> older(session, room, Long.MAX_VALUE, limit, bytes);
      case BEFORE -> older(session, room, seq, limit, bytes);
      case AFTER ->
          new Part(
              seq == Long.MAX_VALUE
                  ? List.of()
                  : take(session, from, room, seq + 1, limit, bytes).rows(),
              false);
      case AROUND -> {
        Part older = older(session, room, seq, limit / 2, bytes / 2);
        List<Row> page = new ArrayList<>(older.rows());
        page.addAll(take(session, from, room, seq, limit - limit / 2, bytes / 2).rows());
        yield new Part(page, older.fromTheFirst());
      }
    };
  }

  /** A room knows how many messages it ever had, not how many of them are still there. */
  private HistoryPage emptyPage(
      SqlSession session, long room, HistoryQuery query, long count, long head)
      throws SQLException {
    if (count == 0) {
      return HistoryPage.empty(false, false, head, false);
    }
    return switch (query.anchor()) {
      case LATEST, AROUND -> HistoryPage.empty(false, false, head, true);
      case BEFORE -> {
        List<Row> next = take(session, from, room, query.seq(), 1, Integer.MAX_VALUE).rows();
        boolean expired = next.isEmpty() || next.get(0).messageNo() > 1;
        yield HistoryPage.empty(false, !next.isEmpty(), head, expired);
      }
      case AFTER -> {
        boolean any = !take(session, below, room, Long.MAX_VALUE, 1, 0).rows().isEmpty();
        yield HistoryPage.empty(any, false, head, !any);
      }
    };
  }

  private Part older(SqlSession session, long room, long seq, int limit, int bytes)
      throws SQLException {
    Taken taken = take(session, below, room, seq, limit, bytes);
    List<Row> rows = new ArrayList<>(taken.rows());
    Collections.reverse(rows);
    return new Part(rows, taken.all());
  }

  /**
   * Some rows.
   *
   * @param all there were no more
   */
  private record Taken(List<Row> rows, boolean all) {}

  private static Taken take(
      SqlSession session, String sql, long room, long seq, int limit, int bytes)
      throws SQLException {
    List<Row> rows = new ArrayList<>();
    int left = bytes;
    boolean full = false;
    try (ResultSet row = session.with(sql).number(room).number(seq).number(limit).query()) {
      while (!full && row.next()) {
        Row message = row(row);
        left -= message.bytes();
        full = left < 0 && !rows.isEmpty();
        if (!full) {
          rows.add(message);
        }
      }
    }
    boolean all = !full && rows.size() < limit;
    if (rows.isEmpty()) {
      return new Taken(rows, all);
    }
    List<Row> fit = cut(withKinds(session, room, rows), bytes);
    return new Taken(fit, all && fit.size() == rows.size());
  }

  private static List<Row> withKinds(SqlSession session, long room, List<Row> rows)
      throws SQLException {
    long one = rows.get(0).seq();
    long other = rows.get(rows.size() - 1).seq();
    Map<Long, List<Kind>> kinds =
        ReactionRows.kinds(session, room, Math.min(one, other), Math.max(one, other));
    return kinds.isEmpty()
        ? rows
        : rows.stream().map(row -> row.with(kinds.getOrDefault(row.seq(), List.of()))).toList();
  }

  /** Cuts once more, now that the reactions are known; one message stays at least. */
  private static List<Row> cut(List<Row> rows, int bytes) {
    int left = bytes;
    int fit = 0;
    for (Row row : rows) {
      left -= row.bytes();
      if (left < 0 && fit > 0) {
        break;
      }
      fit++;
    }
    return new ArrayList<>(rows.subList(0, fit));
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
        row.getLong(12),
        AttachedFile.read(Columns.text(row, 14)),
        List.of());
  }

  private static MessageView view(Row row, Map<String, List<UserId>> people) {
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
        ReactionRows.reactions(row.kinds(), people),
        row.files());
  }
}
