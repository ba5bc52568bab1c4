package org.hiroba.feature.mention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hiroba.account.MentionGroup;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.sql.AccountSet;
import org.hiroba.jdbc.write.WriteContext;
import org.hiroba.room.RoomId;

/** Writes to the tables {@code mention} and {@code group_mention}. For one transaction. */
final class JdbcMentionWrites implements MentionWrites {
  private static final String MENTION =
      "INSERT INTO mention (account, room, seq, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";
  private static final String UNMENTION =
      "DELETE FROM mention WHERE account = ? AND room = ? AND seq = ?";
  private static final String CALLED =
      "SELECT people FROM group_mention WHERE room = ? AND seq = ?";
  private static final String CALL =
      "INSERT INTO group_mention (room, seq, at, author, people) VALUES (?, ?, ?, ?, ?)"
          + " ON CONFLICT (room, seq) DO UPDATE SET people = excluded.people";
  private static final String CALL_NOBODY = "DELETE FROM group_mention WHERE room = ? AND seq = ?";
  private static final String MEMBERS =
      "SELECT a.no, a.id FROM membership m JOIN account a ON a.no = m.account WHERE m.room = ?";
  private static final String LAST_CALL = "SELECT called_at FROM account WHERE id = ?";
  private static final String CALLS = "UPDATE account SET called_at = ? WHERE id = ?";

  private final WriteContext in;

  JdbcMentionWrites(WriteContext in) {
    this.in = in;
  }

  @Override
  public void mention(RoomId room, long seq, Instant at, Collection<UserId> people) {
    in.run(
        "note who is mentioned",
        () -> {
          for (UserId user : Set.copyOf(people)) {
            in.pending()
                .batch(MENTION)
                .number(in.number(user))
                .number(in.state().roomNumber(room))
                .number(seq)
                .time(at)
                .addBatch();
          }
        });
  }

  @Override
  public void unmention(RoomId room, long seq, Collection<UserId> people) {
    in.run(
        "note who is mentioned no more",
        () -> {
          in.pending().flush();
          for (UserId user : people) {
            in.session()
                .with(UNMENTION)
                .number(in.number(user))
                .number(in.state().roomNumber(room))
                .number(seq)
                .update();
          }
        });
  }

  // Rare as they are, calls are written at once: each question sees those before it.

  @Override
  public Optional<MentionGroup> called(RoomId room, long seq) {
    return in.ask(
        "look whom a message calls",
        () -> {
          try (ResultSet row =
              in.session().with(CALLED).number(in.state().roomNumber(room)).number(seq).query()) {
            if (!row.next()) {
              return Optional.empty();
            }
            return Optional.of(row.getString(1) == null ? MentionGroup.ROOM : MentionGroup.HERE);
          }
        });
  }

  @Override
  public void call(
      RoomId room, long seq, Instant at, UserId author, MentionGroup group, Set<UserId> here) {
    in.run(
        "note whom a message calls",
        () -> {
          long number = in.state().roomNumber(room);
          in.session()
              .with(CALL)
              .number(number)
              .number(seq)
              .time(at)
              .number(in.number(author))
              .text(group == MentionGroup.ROOM ? null : accounts(number, here))
              .update();
        });
  }

  private String accounts(long room, Set<UserId> here) throws SQLException {
    List<Long> numbers = new ArrayList<>();
    if (!here.isEmpty()) {
      // One question for all of them: the writer's time is everybody's.
      try (ResultSet row = in.session().with(MEMBERS).number(room).query()) {
        while (row.next()) {
          if (here.contains(new UserId(row.getString(2)))) {
            numbers.add(row.getLong(1));
          }
        }
      }
    }
    return AccountSet.of(numbers);
  }

  @Override
  public void callNobody(RoomId room, long seq) {
    in.run(
        "note that a message calls nobody",
        () ->
            in.session()
                .with(CALL_NOBODY)
                .number(in.state().roomNumber(room))
                .number(seq)
                .update());
  }

  @Override
  public Optional<Instant> lastCall(UserId user) {
    return in.ask(
        "look when somebody called a room",
        () -> {
          try (ResultSet row = in.session().with(LAST_CALL).text(user.value()).query()) {
            return row.next() && row.getLong(1) > 0
                ? Optional.of(Instant.ofEpochMilli(row.getLong(1)))
                : Optional.empty();
          }
        });
  }

  @Override
  public void lastCall(UserId user, Instant at) {
    in.run(
        "note when somebody called a room",
        () -> in.session().with(CALLS).time(at).text(user.value()).update());
  }
}
