package org.hiroba.feature.saved;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.MessageLists;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.jdbc.write.WriteContext;
import org.hiroba.log.Listed;
import org.hiroba.log.MessagePlace;
import org.hiroba.log.MessageView;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/** Keeps saved messages in a table of their own. Reads are thread-safe. */
final class JdbcSaved implements SavedMessages {
  private static final String SAVED =
      "SELECT s.saved_at, r.id, s.seq FROM account a JOIN saved s ON s.account = a.no"
          + " JOIN room r ON r.no = s.room WHERE a.id = ? AND "
          + MessageLists.READABLE
          + " AND s.saved_at <= ? AND (s.saved_at, r.id, s.seq) < (?, ?, ?)"
          + " ORDER BY s.saved_at DESC, r.id DESC, s.seq DESC LIMIT ?";
  private static final String SAVE =
      "INSERT INTO saved (account, room, seq, saved_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";
  private static final String UNSAVE =
      "DELETE FROM saved WHERE account = ? AND room = ? AND seq = ?";

  private final Connections connections;
  private final MessageLists lists;
  private final MessageLists.Query listed;

  JdbcSaved(Connections connections) {
    this.connections = connections;
    listed = MessageLists.Query.of(connections.dialect(), SAVED);
    lists = new MessageLists(connections.dialect());
  }

  @Override
  public Listed<SavedMessage> saved(
      UserId user, Set<String> only, @Nullable MessagePlace before, int limit) {
    return connections.readOneMoment(
        "read saved messages", session -> saved(session, user, only, before, limit));
  }

  private Listed<SavedMessage> saved(
      SqlSession session, UserId user, Set<String> only, @Nullable MessagePlace before, int limit)
      throws SQLException {
    List<MessagePlace> places = new ArrayList<>();
    try (ResultSet row = MessageLists.listed(session, listed, user, only, before, limit)) {
      while (row.next()) {
        places.add(MessageLists.place(row));
      }
    }
    List<MessageView> views = lists.views(session, places, limit);
    List<SavedMessage> saved = new ArrayList<>();
    for (int i = 0; i < views.size(); i++) {
      saved.add(new SavedMessage(places.get(i).room(), views.get(i), places.get(i).at()));
    }
    return new Listed<>(
        saved, views.size() < places.size() ? places.get(views.size() - 1).cursor() : null);
  }

  /** Writes in the open transaction. */
  static SavedWrites writes(WriteContext in) {
    return new SavedWrites() {
      @Override
      public void save(RoomId room, long seq, UserId user, Instant at) {
        in.run(
            "save a message",
            () ->
                in.session()
                    .with(SAVE)
                    .number(in.number(user))
                    .number(in.state().roomNumber(room))
                    .number(seq)
                    .time(at)
                    .update());
      }

      @Override
      public void unsave(RoomId room, long seq, UserId user) {
        in.run(
            "forget a saved message",
            () ->
                in.session()
                    .with(UNSAVE)
                    .number(in.number(user))
                    .number(in.state().roomNumber(room))
                    .number(seq)
                    .update());
      }
    };
  }
}
