package org.hiroba.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.UserId;
import org.hiroba.log.HistoryQuery;
import org.hiroba.log.Listed;
import org.hiroba.log.MessagePlace;
import org.hiroba.log.MessageVersion;
import org.hiroba.log.MessageView;
import org.hiroba.log.SavedMessage;
import org.hiroba.log.VersionPage;
import org.hiroba.log.WireLength;
import org.hiroba.room.RoomId;
import org.hiroba.search.SearchHit;
import org.hiroba.search.Snippet;
import org.jspecify.annotations.Nullable;

/** Reads messages in other ways than as pages of a room's history. Immutable. */
final class MessageListRows {
  private static final String TARGET =
      "SELECT r.no, COALESCE((SELECT MAX(x.seq) FROM event x WHERE x.room = r.no"
          + " AND x.target = e.seq AND x.type = 2), e.seq)"
          + " FROM room r JOIN event e ON e.room = r.no"
          + " WHERE r.id = ? AND e.seq = ? AND e.type = 1 AND e.deleted = 0";
  private static final String VERSION =
      "SELECT e.seq, e.at, e.text, a.id FROM event e JOIN account a ON a.no = e.author"
          + " WHERE e.room = ? AND ";
  private static final String VERSIONS =
      VERSION
          + "e.seq = ? AND e.type = 1 AND e.seq < ? UNION ALL "
          + VERSION
          + "e.target = ? AND e.type = 2 AND e.seq < ? ORDER BY 1 DESC LIMIT ?";
  private static final String PINS =
      "SELECT p.event, p.seq FROM pin p JOIN room r ON r.no = p.room"
          + " WHERE r.id = ? AND p.event < ? ORDER BY p.event DESC LIMIT ?";

  /** A condition: the person may read the room r. */
  private static final String READABLE =
      "(r.kind = 'public' OR EXISTS (SELECT 1 FROM membership m"
          + " WHERE m.room = r.no AND m.account = a.no))";

  private static final String SAVED =
      "SELECT s.saved_at, r.id, s.seq FROM account a JOIN saved s ON s.account = a.no"
          + " JOIN room r ON r.no = s.room WHERE a.id = ? AND "
          + READABLE
          + " AND s.saved_at <= ? AND (s.saved_at, r.id, s.seq) < (?, ?, ?)"
          + " ORDER BY s.saved_at DESC, r.id DESC, s.seq DESC LIMIT ?";
  private static final String MENTIONS =
      "SELECT n.at, r.id, n.seq, f.id, f.name, f.display_name, COALESCE(e.current_text, e.text)"
          + " FROM account a JOIN mention n ON n.account = a.no JOIN room r ON r.no = n.room"
          + " JOIN event e ON e.room = n.room AND e.seq = n.seq JOIN account f ON f.no = e.author"
          + " WHERE a.id = ? AND "
          + READABLE
          + " AND n.at <= ? AND (n.at, r.id, n.seq) < (?, ?, ?)"
          + " ORDER BY n.at DESC, r.id DESC, n.seq DESC LIMIT ?";

  private final HistoryPages pages;

  MessageListRows(HistoryPages pages) {
    this.pages = pages;
  }

  Optional<VersionPage> versions(SqlSession session, RoomId room, long target, long before)
      throws SQLException {
    long number;
    long current;
    try (ResultSet row = session.with(TARGET).text(room.value()).number(target).query()) {
      if (!row.next()) {
        return Optional.empty();
      }
      number = row.getLong(1);
      current = row.getLong(2);
    }
    long below = Math.min(before, current);
    List<MessageVersion> versions = new ArrayList<>();
    int left = HistoryQuery.MAX_PAGE_BYTES;
    try (ResultSet row =
        session
            .with(VERSIONS)
            .number(number)
            .number(target)
            .number(below)
            .number(number)
            .number(target)
            .number(below)
            .number(VersionPage.MAX_VERSIONS)
            .query()) {
      while (row.next()) {
        left -= WireLength.ofVersion(row.getString(3));
        if (left < 0 && !versions.isEmpty()) {
          break;
        }
        versions.add(
            new MessageVersion(
                row.getLong(1),
                Columns.time(row, 2),
                row.getString(3),
                new UserId(row.getString(4))));
      }
    }
    Collections.reverse(versions);
    // The message itself is the first of its versions.
    boolean hasBefore = !versions.isEmpty() && versions.get(0).seq() != target;
    return Optional.of(new VersionPage(versions, hasBefore));
  }

  Listed<MessageView> pins(SqlSession session, RoomId room, long before, int limit)
      throws SQLException {
    List<Long> pins = new ArrayList<>();
    List<MessagePlace> places = new ArrayList<>();
    try (ResultSet row =
        session.with(PINS).text(room.value()).number(before).number(limit + 1L).query()) {
      while (row.next()) {
        pins.add(row.getLong(1));
        places.add(new MessagePlace(Instant.EPOCH, room, row.getLong(2)));
      }
    }
    List<MessageView> views = views(session, places, limit);
    String cursor = views.size() < places.size() ? Long.toString(pins.get(views.size() - 1)) : null;
    return new Listed<>(views, cursor);
  }

  Listed<SavedMessage> saved(
      SqlSession session, UserId user, @Nullable MessagePlace before, int limit)
      throws SQLException {
    List<MessagePlace> places = new ArrayList<>();
    try (ResultSet row = listed(session, SAVED, user, before, limit)) {
      while (row.next()) {
        places.add(place(row));
      }
    }
    List<MessageView> views = views(session, places, limit);
    List<SavedMessage> saved = new ArrayList<>();
    for (int i = 0; i < views.size(); i++) {
      saved.add(new SavedMessage(places.get(i).room(), views.get(i), places.get(i).at()));
    }
    return new Listed<>(
        saved, views.size() < places.size() ? places.get(views.size() - 1).cursor() : null);
  }

  Listed<SearchHit> mentions(
      SqlSession session, UserId user, @Nullable MessagePlace before, int limit)
      throws SQLException {
    List<SearchHit> hits = new ArrayList<>();
    try (ResultSet row = listed(session, MENTIONS, user, before, limit)) {
      while (row.next()) {
        MessagePlace place = place(row);
        hits.add(
            new SearchHit(
                place.room(),
                place.seq(),
                place.at(),
                Columns.userRef(row, 4),
                Snippet.beginningOf(row.getString(7))));
      }
    }
    if (hits.size() <= limit) {
      return new Listed<>(hits, null);
    }
    SearchHit last = hits.get(limit - 1);
    return new Listed<>(
        hits.subList(0, limit), new MessagePlace(last.at(), last.room(), last.seq()).cursor());
  }

  /** Asks for one more than the limit, which tells whether the list goes on. */
  private static ResultSet listed(
      SqlSession session, String sql, UserId user, @Nullable MessagePlace before, int limit)
      throws SQLException {
    long at = before == null ? Long.MAX_VALUE : before.at().toEpochMilli();
    return session
        .with(sql)
        .text(user.value())
        .number(at)
        .number(at)
        .text(before == null ? "" : before.room().value())
        .number(before == null ? 0 : before.seq())
        .number(limit + 1L)
        .query();
  }

  private static MessagePlace place(ResultSet row) throws SQLException {
    return new MessagePlace(Columns.time(row, 1), new RoomId(row.getString(2)), row.getLong(3));
  }

  /** Returns the messages at the first places, as many as the limit and a page's size let. */
  private List<MessageView> views(SqlSession session, List<MessagePlace> places, int limit)
      throws SQLException {
    List<MessageView> views = new ArrayList<>();
    int left = HistoryQuery.MAX_PAGE_BYTES;
    for (MessagePlace place : places.subList(0, Math.min(limit, places.size()))) {
      HistoryQuery one = new HistoryQuery(HistoryQuery.Anchor.AROUND, place.seq(), 1);
      MessageView view = pages.read(session, place.room(), one).messages().get(0);
      left -= WireLength.of(view);
      if (left < 0 && !views.isEmpty()) {
        break;
      }
      views.add(view);
    }
    return views;
  }
}
