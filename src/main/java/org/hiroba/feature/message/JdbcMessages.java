package org.hiroba.feature.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.write.RoomRow;
import org.hiroba.jdbc.write.WriteContext;
import org.hiroba.log.MessageState;

/**
 * Writes what messages change in the views: their state, mentions, and their author's read mark.
 */
final class JdbcMessages {
  private static final String MENTION =
      "INSERT INTO mention (account, room, seq, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";
  private static final String EDIT =
      "UPDATE event SET current_text = ?, edited_at = ? WHERE room = ? AND seq = ? AND type = 1";
  private static final String MENTIONS =
      "SELECT mentions FROM event WHERE room = ? AND seq = ? AND type = 1";
  private static final String UNMENTION =
      "DELETE FROM mention WHERE account = ? AND room = ? AND seq = ?";
  private static final String BLANK_MESSAGE =
      "UPDATE event SET text = '', current_text = NULL, mentions = NULL, deleted = 1"
          + " WHERE room = ? AND seq = ? AND type = 1";
  private static final String BLANK_EDITS =
      "UPDATE event SET text = '', deleted = 1 WHERE room = ? AND target = ? AND type = 2";

  private JdbcMessages() {}

  static void posted(WriteContext in, RoomRow room, MessagePosted event) throws SQLException {
    UserId author = event.from().id();
    for (UserId mentioned : new HashSet<>(event.mentions())) {
      in.pending()
          .batch(MENTION)
          .number(in.number(mentioned))
          .number(room.number())
          .number(event.seq())
          .time(event.at())
          .addBatch();
    }
    in.state().message(room, new MessageState(event.seq(), author, event.text(), false));
    in.state().advanceReadMark(event.room(), author, event.seq());
  }

  static void edited(WriteContext in, RoomRow room, MessageEdited event) throws SQLException {
    in.pending()
        .batch(EDIT)
        .text(event.text())
        .time(event.at())
        .number(room.number())
        .number(event.target())
        .addBatch();
    MessageState before = in.state().message(event.room(), event.target()).orElse(null);
    if (before != null) {
      in.state()
          .message(
              room,
              new MessageState(before.seq(), before.author(), event.text(), before.deleted()));
    }
  }

  static void deleted(WriteContext in, RoomRow room, MessageDeleted event) throws SQLException {
    long target = event.target();
    MessageState before = in.state().message(event.room(), target).orElse(null);
    in.pending().flush();
    for (UserId mentioned : mentions(in, room, target)) {
      in.session()
          .with(UNMENTION)
          .number(in.number(mentioned))
          .number(room.number())
          .number(target)
          .update();
    }
    in.session().with(BLANK_MESSAGE).number(room.number()).number(target).update();
    in.session().with(BLANK_EDITS).number(room.number()).number(target).update();
    if (before != null) {
      in.state().message(room, new MessageState(target, before.author(), "", true));
    }
  }

  private static List<UserId> mentions(WriteContext in, RoomRow room, long seq)
      throws SQLException {
    try (ResultSet row = in.session().with(MENTIONS).number(room.number()).number(seq).query()) {
      return row.next() ? Columns.userIds(Columns.text(row, 1)) : List.of();
    }
  }
}
