package org.hiroba.feature.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hiroba.account.UserId;
import org.hiroba.feature.file.FileWrites;
import org.hiroba.feature.mention.MentionWrites;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.write.WriteContext;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/** Takes away what is too old. Belongs to the writer's thread and one transaction. */
final class JdbcRetentionWrites implements RetentionWrites {
  private static final String NOTHING_LEFT =
      "UPDATE event AS e SET type = 9, author = NULL, subject = NULL, target = NULL, flag = NULL,"
          + " label = NULL, text = NULL, mentions = NULL, files = NULL, current_text = NULL, edited_at = NULL,"
          + " deleted = 0, current_mentions = NULL, current_flag = NULL WHERE e.room = ?";

  // Who came, who went and what the room was called is no message.
  private static final String EXPIRE =
      NOTHING_LEFT
          + " AND e.seq > ? AND e.seq <= ? AND e.at < ? AND e.type NOT IN (5, 6, 7, 9)"
          + JdbcRetentionReads.UNHELD;
  private static final String LATER_EDITS =
      NOTHING_LEFT
          + " AND e.type = 2 AND e.target > ? AND e.target <= ? AND EXISTS (SELECT 1 FROM event t"
          + " WHERE t.room = e.room AND t.seq = e.target AND t.type = 9)";
  private static final String MENTIONS =
      "SELECT e.seq, COALESCE(e.current_mentions, e.mentions) FROM event e WHERE e.room = ?"
          + " AND e.seq > ? AND e.seq <= ? AND e.at < ? AND e.type = 1"
          + " AND COALESCE(e.current_mentions, e.mentions) IS NOT NULL"
          + JdbcRetentionReads.UNHELD;
  private static final List<String> VIEWS =
      List.of(
          view("reaction", "target"),
          view("reaction_kind", "target"),
          view("pin", "seq"),
          view("group_mention", "seq"),
          view("saved", "seq"));
  private static final String LOOKED = "UPDATE room SET expired_up_to = ? WHERE no = ?";
  private static final String READ =
      "UPDATE membership SET read_up_to = ? WHERE room = ? AND read_up_to < ?";
  private static final String KEEP = "UPDATE room SET retention_days = ? WHERE id = ?";
  private static final String HOLD_ROOM = "UPDATE room SET held_at = ? WHERE id = ?";
  private static final String HOLD_PERSON = "UPDATE account SET held_at = ? WHERE id = ?";

  // What was passed over for the sake of a hold has its turn again.
  private static final String LOOK_AGAIN =
      "UPDATE room SET expired_up_to = 0 WHERE expired_up_to > 0";

  private final WriteContext in;

  JdbcRetentionWrites(WriteContext in) {
    this.in = in;
  }

  private static String view(String table, String column) {
    return "DELETE FROM "
        + table
        + " WHERE room = ? AND "
        + column
        + " > ? AND "
        + column
        + " <= ? AND EXISTS (SELECT 1 FROM event e WHERE e.room = "
        + table
        + ".room AND e.seq = "
        + table
        + "."
        + column
        + " AND e.type = 9)";
  }

  @Override
  public int expire(RoomId room, long after, long upTo, Instant before) {
    return in.ask(
        "take away what is too old",
        () -> {
          in.pending().flush();
          long number = in.state().existingRoom(room).number();
          forgetMentions(room, number, after, upTo, before);
          int expired =
              in.session()
                  .with(EXPIRE)
                  .number(number)
                  .number(after)
                  .number(upTo)
                  .time(before)
                  .update();
          expired +=
              in.session().with(LATER_EDITS).number(number).number(after).number(upTo).update();
          in.port(FileWrites.class).dropOfExpired(room, after, upTo);
          for (String view : VIEWS) {
            in.session().with(view).number(number).number(after).number(upTo).update();
          }
          in.session().with(LOOKED).number(upTo).number(number).update();
          return expired;
        });
  }

  private void forgetMentions(RoomId room, long number, long after, long upTo, Instant before)
      throws SQLException {
    Map<Long, List<UserId>> mentioned = new LinkedHashMap<>();
    try (ResultSet row =
        in.session()
            .with(MENTIONS)
            .number(number)
            .number(after)
            .number(upTo)
            .time(before)
            .query()) {
      while (row.next()) {
        mentioned.put(row.getLong(1), Columns.userIds(Columns.text(row, 2)));
      }
    }
    MentionWrites mentions = in.port(MentionWrites.class);
    mentioned.forEach((seq, people) -> mentions.unmention(room, seq, people));
  }

  @Override
  public void readUpTo(RoomId room, long seq) {
    in.run(
        "take what is gone as read",
        () -> {
          in.pending().flush();
          long number = in.state().existingRoom(room).number();
          in.session().with(READ).number(seq).number(number).number(seq).update();
          in.state().forgetMembers();
        });
  }

  @Override
  public void keep(RoomId room, @Nullable Integer days) {
    in.run(
        "set how long messages are kept",
        () ->
            in.session()
                .with(KEEP)
                .numberOrNull(days == null ? null : Long.valueOf(days))
                .text(room.value())
                .update());
  }

  @Override
  public void hold(RoomId room, @Nullable Instant since) {
    in.run(
        "set a hold", () -> in.session().with(HOLD_ROOM).time(since).text(room.value()).update());
  }

  @Override
  public void hold(UserId person, @Nullable Instant since) {
    in.run(
        "set a hold",
        () -> {
          in.session().with(HOLD_PERSON).time(since).text(person.value()).update();
          if (since == null) {
            in.session().prepare(LOOK_AGAIN).executeUpdate();
          }
        });
  }
}
