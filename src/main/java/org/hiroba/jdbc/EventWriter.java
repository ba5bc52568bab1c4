package org.hiroba.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.PendingWrites.ReactionKey;
import org.hiroba.log.MessageState;
import org.hiroba.log.RoomEvent;
import org.hiroba.log.RoomEvent.MemberJoined;
import org.hiroba.log.RoomEvent.MemberLeft;
import org.hiroba.log.RoomEvent.MessageDeleted;
import org.hiroba.log.RoomEvent.MessageEdited;
import org.hiroba.log.RoomEvent.MessagePinned;
import org.hiroba.log.RoomEvent.MessagePosted;
import org.hiroba.log.RoomEvent.Reacted;
import org.hiroba.log.RoomEvent.RoomUpdated;
import org.hiroba.room.Room;
import org.jspecify.annotations.Nullable;

/** Writes events and what follows from them in the views. Belongs to the writer's thread. */
final class EventWriter {
  private static final String MENTIONS =
      "SELECT mentions FROM event WHERE room = ? AND seq = ? AND type = 1";
  private static final String UNMENTION =
      "DELETE FROM mention WHERE account = ? AND room = ? AND seq = ?";
  private static final String BLANK_MESSAGE =
      "UPDATE event SET text = '', current_text = NULL, mentions = NULL, deleted = 1"
          + " WHERE room = ? AND seq = ? AND type = 1";
  private static final String BLANK_EDITS =
      "UPDATE event SET text = '', deleted = 1 WHERE room = ? AND target = ? AND type = 2";
  private static final String UNREACT_ALL = "DELETE FROM reaction WHERE room = ? AND target = ?";
  private static final String PIN =
      "INSERT INTO pin (room, seq, event) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
  private static final String UNPIN = "DELETE FROM pin WHERE room = ? AND seq = ?";
  private static final String JOIN =
      "INSERT INTO membership (room, account, role, read_up_to, joined_at)"
          + " VALUES (?, ?, 'member', ?, ?) ON CONFLICT (room, account) DO UPDATE SET"
          + " role = excluded.role, read_up_to = excluded.read_up_to,"
          + " joined_at = excluded.joined_at";
  private static final String LEAVE = "DELETE FROM membership WHERE room = ? AND account = ?";
  private static final String OWN =
      "UPDATE membership SET role = 'owner' WHERE room = ? AND account = ?";
  private static final String UPDATE_ROOM =
      "UPDATE room SET name = ?, name_key = ?, topic = ?, search_key = ?, archived = ?"
          + " WHERE no = ?";

  private final SqlSession session;
  private final AccountNumbers numbers;
  private final PendingWrites pending;
  private final BatchState state;

  EventWriter(SqlSession session, AccountNumbers numbers, PendingWrites pending, BatchState state) {
    this.session = session;
    this.numbers = numbers;
    this.pending = pending;
    this.state = state;
  }

  /** Writes an event of a room that has counted it in already. */
  void write(RoomRow room, RoomEvent event) throws SQLException {
    if (event instanceof MessagePosted posted) {
      post(room, posted);
    } else if (event instanceof MessageEdited edited) {
      edit(room, edited);
    } else if (event instanceof MessageDeleted deleted) {
      delete(room, deleted);
    } else if (event instanceof Reacted reacted) {
      react(room, reacted);
    } else if (event instanceof MessagePinned pinned) {
      pin(room, pinned);
    } else if (event instanceof MemberJoined joined) {
      join(room, joined);
    } else if (event instanceof MemberLeft left) {
      leave(room, left);
    } else if (event instanceof RoomUpdated updated) {
      update(room, updated);
    }
  }

  private void insert(
      RoomRow room,
      RoomEvent event,
      int type,
      @Nullable Long author,
      @Nullable Long subject,
      @Nullable Long target,
      @Nullable Boolean flag,
      @Nullable String label,
      @Nullable String text,
      @Nullable String mentions)
      throws SQLException {
    pending
        .event()
        .number(room.number)
        .number(event.seq())
        .small(type)
        .time(event.at())
        .number(room.room().messageCount())
        .numberOrNull(author)
        .numberOrNull(subject)
        .numberOrNull(target)
        .flag(flag)
        .text(label)
        .text(text)
        .text(mentions)
        .addBatch();
  }

  private long number(UserId user) throws SQLException {
    return numbers.of(session, user);
  }

  private @Nullable Long numberOrNull(@Nullable UserId user) throws SQLException {
    return user == null ? null : number(user);
  }

  private void post(RoomRow room, MessagePosted event) throws SQLException {
    UserId author = event.from().id();
    List<UserId> mentions = event.mentions();
    insert(
        room,
        event,
        EventType.MESSAGE,
        number(author),
        null,
        event.replyTo(),
        null,
        event.clientId(),
        event.text(),
        mentions.isEmpty()
            ? null
            : mentions.stream().map(UserId::value).collect(Collectors.joining(" ")));
    for (UserId mentioned : new HashSet<>(mentions)) {
      pending
          .mention()
          .number(number(mentioned))
          .number(room.number)
          .number(event.seq())
          .time(event.at())
          .addBatch();
    }
    state.message(room, new MessageState(event.seq(), author, event.text(), false));
    state.advanceReadMark(event.room(), author, event.seq());
  }

  private void edit(RoomRow room, MessageEdited event) throws SQLException {
    insert(
        room,
        event,
        EventType.EDITED,
        number(event.by()),
        null,
        event.target(),
        null,
        null,
        event.text(),
        null);
    pending
        .edit()
        .text(event.text())
        .time(event.at())
        .number(room.number)
        .number(event.target())
        .addBatch();
    MessageState before = state.message(event.room(), event.target()).orElse(null);
    if (before != null) {
      state.message(
          room, new MessageState(before.seq(), before.author(), event.text(), before.deleted()));
    }
  }

  private void delete(RoomRow room, MessageDeleted event) throws SQLException {
    long target = event.target();
    insert(
        room, event, EventType.DELETED, number(event.by()), null, target, null, null, null, null);
    MessageState before = state.message(event.room(), target).orElse(null);
    pending.flush();
    for (UserId mentioned : mentions(room, target)) {
      session.with(UNMENTION).number(number(mentioned)).number(room.number).number(target).update();
    }
    session.with(BLANK_MESSAGE).number(room.number).number(target).update();
    session.with(BLANK_EDITS).number(room.number).number(target).update();
    session.with(UNREACT_ALL).number(room.number).number(target).update();
    session.with(UNPIN).number(room.number).number(target).update();
    state.forgetReactions(room.number, target);
    if (before != null) {
      state.message(room, new MessageState(target, before.author(), "", true));
    }
  }

  private List<UserId> mentions(RoomRow room, long seq) throws SQLException {
    try (ResultSet row = session.with(MENTIONS).number(room.number).number(seq).query()) {
      return row.next() ? Columns.userIds(Columns.text(row, 1)) : List.of();
    }
  }

  private void react(RoomRow room, Reacted event) throws SQLException {
    long by = number(event.by());
    insert(
        room,
        event,
        EventType.REACTED,
        by,
        null,
        event.target(),
        event.on(),
        event.emoji(),
        null,
        null);
    state.reaction(
        new ReactionKey(room.number, event.target(), event.emoji(), by), event.on(), event.seq());
  }

  private void pin(RoomRow room, MessagePinned event) throws SQLException {
    long by = number(event.by());
    long target = event.target();
    insert(room, event, EventType.PINNED, by, null, target, event.on(), null, null, null);
    if (event.on()) {
      session.with(PIN).number(room.number).number(target).number(event.seq()).update();
    } else {
      session.with(UNPIN).number(room.number).number(target).update();
    }
  }

  private void join(RoomRow room, MemberJoined event) throws SQLException {
    long user = number(event.user().id());
    insert(
        room,
        event,
        EventType.JOINED,
        numberOrNull(event.by()),
        user,
        null,
        null,
        null,
        null,
        null);
    state.forgetMembers();
    session
        .with(JOIN)
        .number(room.number)
        .number(user)
        .number(event.seq())
        .time(event.at())
        .update();
  }

  private void leave(RoomRow room, MemberLeft event) throws SQLException {
    long user = number(event.user().id());
    insert(
        room, event, EventType.LEFT, numberOrNull(event.by()), user, null, null, null, null, null);
    state.forgetMembers();
    session.with(LEAVE).number(room.number).number(user).update();
  }

  private void update(RoomRow room, RoomUpdated event) throws SQLException {
    Long owner = numberOrNull(event.owner());
    insert(
        room,
        event,
        EventType.UPDATED,
        number(event.by()),
        owner,
        null,
        event.archived(),
        event.name(),
        event.topic(),
        null);
    room.update(event);
    Room now = room.room();
    session
        .with(UPDATE_ROOM)
        .text(now.name())
        .text(RoomWriter.nameKey(now.name()))
        .text(now.topic())
        .text(RoomWriter.searchKey(now.name(), now.topic()))
        .flag(now.archived())
        .number(room.number)
        .update();
    if (owner != null) {
      state.forgetMembers();
      session.with(OWN).number(room.number).number(owner).update();
    }
  }
}
