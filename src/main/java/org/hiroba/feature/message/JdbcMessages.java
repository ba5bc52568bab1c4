package org.hiroba.feature.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.hiroba.account.MentionGroup;
import org.hiroba.account.UserId;
import org.hiroba.feature.file.FileWrites;
import org.hiroba.feature.mention.MentionWrites;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.write.RoomRow;
import org.hiroba.jdbc.write.WriteContext;
import org.hiroba.log.MessageState;

/**
 * Writes what messages change in the views: their state, mentions, and their author's read mark.
 */
final class JdbcMessages {
  private static final String EDIT =
      "UPDATE event SET current_text = ?, current_mentions = ?, current_flag = ?, edited_at = ?"
          + " WHERE room = ? AND seq = ? AND type = 1";
  private static final String BEFORE =
      "SELECT at, COALESCE(current_mentions, mentions) FROM event"
          + " WHERE room = ? AND seq = ? AND type = 1";
  private static final String BLANK_MESSAGE =
      "UPDATE event SET text = '', mentions = NULL, flag = NULL, files = NULL, current_text = NULL,"
          + " current_mentions = NULL, current_flag = NULL, deleted = 1"
          + " WHERE room = ? AND seq = ? AND type = 1";
  private static final String BLANK_EDITS =
      "UPDATE event SET text = '', mentions = NULL, flag = NULL, deleted = 1"
          + " WHERE room = ? AND target = ? AND type = 2";

  private JdbcMessages() {}

  static void posted(WriteContext in, RoomRow room, MessagePosted event) throws SQLException {
    UserId author = event.from().id();
    if (!event.mentions().isEmpty()) {
      in.port(MentionWrites.class).mention(event.room(), event.seq(), event.at(), event.mentions());
    }
    in.state().message(room, new MessageState(event.seq(), author, event.text(), false));
    in.state().advanceReadMark(event.room(), author, event.seq());
  }

  static void edited(WriteContext in, RoomRow room, MessageEdited event) throws SQLException {
    long target = event.target();
    in.pending().flush();
    try (ResultSet row = in.session().with(BEFORE).number(room.number()).number(target).query()) {
      if (row.next()) {
        List<UserId> before = Columns.userIds(Columns.text(row, 2));
        MentionWrites mentions = in.port(MentionWrites.class);
        mentions.unmention(event.room(), target, without(before, event.mentions()));
        mentions.mention(
            event.room(), target, Columns.time(row, 1), without(event.mentions(), before));
      }
    }
    in.session()
        .with(EDIT)
        .text(event.text())
        .text(Columns.spaced(event.mentions()))
        .flag(MentionGroup.flagOf(event.mentionsAll()))
        .time(event.at())
        .number(room.number())
        .number(target)
        .update();
    MessageState before = in.state().message(event.room(), target).orElse(null);
    if (before != null) {
      in.state()
          .message(
              room,
              new MessageState(before.seq(), before.author(), event.text(), before.deleted()));
    }
  }

  private static List<UserId> without(List<UserId> some, List<UserId> others) {
    Set<UserId> known = Set.copyOf(others);
    return some.stream().filter(user -> !known.contains(user)).toList();
  }

  static void deleted(WriteContext in, RoomRow room, MessageDeleted event) throws SQLException {
    long target = event.target();
    MessageState before = in.state().message(event.room(), target).orElse(null);
    in.pending().flush();
    MentionWrites mentions = in.port(MentionWrites.class);
    try (ResultSet row = in.session().with(BEFORE).number(room.number()).number(target).query()) {
      if (row.next()) {
        mentions.unmention(event.room(), target, Columns.userIds(Columns.text(row, 2)));
      }
    }
    mentions.callNobody(event.room(), target);
    in.port(FileWrites.class).dropOf(event.room(), target);
    in.session().with(BLANK_MESSAGE).number(room.number()).number(target).update();
    in.session().with(BLANK_EDITS).number(room.number()).number(target).update();
    if (before != null) {
      in.state().message(room, new MessageState(target, before.author(), "", true));
    }
  }
}
