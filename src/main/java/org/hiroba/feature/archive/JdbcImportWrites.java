package org.hiroba.feature.archive;

import java.util.List;
import org.hiroba.account.Role;
import org.hiroba.account.UserId;
import org.hiroba.feature.room.NewRoom;
import org.hiroba.jdbc.sql.SearchKeys;
import org.hiroba.jdbc.write.RoomRow;
import org.hiroba.jdbc.write.WriteContext;
import org.hiroba.log.RoomEvent;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;
import org.jspecify.annotations.Nullable;

/** Writes imports. Belongs to the writer's thread and one transaction. */
final class JdbcImportWrites implements ImportWrites {
  private static final String ADD_PERSON =
      "INSERT INTO account (id, name, name_key, display_name, search_key, roles, created_at, state,"
          + " disabled_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'hand') ON CONFLICT (id) DO NOTHING";

  // Without a name, as a room that was removed: nobody sees it before it is whole.
  private static final String ADD_ROOM =
      "INSERT INTO room (id, kind, name, name_key, topic, search_key, archived, created_at,"
          + " creator) VALUES (?, 'private', NULL, NULL, '', '', 1, ?, ?)"
          + " ON CONFLICT (id) DO NOTHING";
  private static final String SETTLE =
      "UPDATE room SET kind = ?, name = ?, name_key = ?, topic = ?, search_key = ?, archived = ?,"
          + " posting = ?, direct_key = COALESCE(direct_key, ?), created_at = ? WHERE id = ?";
  private static final String BLANK =
      "UPDATE event SET text = '', mentions = NULL, flag = NULL, files = NULL, current_text = NULL,"
          + " current_mentions = NULL, current_flag = NULL, deleted = 1"
          + " WHERE room = ? AND seq = ? AND type IN (1, 2)";
  private static final String ADD_MEMBER =
      "INSERT INTO membership (room, account, role, read_up_to, joined_at, notify, listed)"
          + " VALUES (?, ?, ?, ?, ?, ?, 1) ON CONFLICT (room, account) DO NOTHING";
  private static final String ALL_READ =
      "UPDATE membership SET read_up_to = (SELECT head FROM room WHERE id = ?)"
          + " WHERE room = (SELECT no FROM room WHERE id = ?)";
  private static final String MARK =
      "INSERT INTO meta (name, value) VALUES (?, ?)"
          + " ON CONFLICT (name) DO UPDATE SET value = excluded.value";

  private final WriteContext in;

  JdbcImportWrites(WriteContext in) {
    this.in = in;
  }

  @Override
  public void addPerson(ArchivedPerson person, boolean holdsName) {
    // No archive makes an administrator.
    String roles =
        switch (person.role()) {
          case GUEST -> Role.GUEST.wireName();
          case ADMIN, MEMBER -> Role.USER.wireName();
        };
    boolean isErased = person.state().equals("erased") || person.state().equals("anonymised");
    in.run(
        "add an account",
        () ->
            in.session()
                .with(ADD_PERSON)
                .text(person.id().value())
                .text(person.name())
                .text(holdsName ? SearchKeys.name(person.name()) : null)
                .text(person.displayName())
                .text(SearchKeys.of(person.name(), person.displayName()))
                .text(roles)
                .time(person.createdAt())
                .text(isErased ? person.state() : "disabled")
                .update());
  }

  @Override
  public void addRoom(RoomId target, ArchivedRoom room, @Nullable UserId creator) {
    in.run(
        "add a room",
        () ->
            in.session()
                .with(ADD_ROOM)
                .text(target.value())
                .time(room.createdAt())
                .numberOrNull(in.numberOrNull(creator))
                .update());
  }

  @Override
  public void appendPlain(RoomEvent event) {
    in.run("append an event", () -> in.appendPlain(event));
  }

  @Override
  public void blank(RoomId target, List<Long> seqs) {
    in.run(
        "blank what was deleted",
        () -> {
          in.pending().flush();
          RoomRow room = in.state().existingRoom(target);
          for (long seq : seqs) {
            in.session().with(BLANK).number(room.number()).number(seq).update();
          }
        });
  }

  @Override
  public void settle(RoomId target, ArchivedRoom room, @Nullable String name, List<UserId> direct) {
    in.run(
        "show a room",
        () ->
            in.session()
                .with(SETTLE)
                .text(room.kind().wireName())
                .text(name)
                .text(SearchKeys.name(name))
                .text(room.topic())
                .text(SearchKeys.of(name, room.topic()))
                .flag(room.archived())
                .text(room.posting().wireName())
                .text(
                    room.kind() == RoomKind.DIRECT && !direct.isEmpty()
                        ? NewRoom.directKey(direct)
                        : null)
                .time(room.createdAt())
                .text(target.value())
                .update());
  }

  @Override
  public void addMember(RoomId target, ArchivedMember member, UserId user) {
    in.run(
        "add a member",
        () ->
            in.session()
                .with(ADD_MEMBER)
                .number(in.state().roomNumber(target))
                .number(in.number(user))
                .text(member.role().wireName())
                .number(member.readUpTo())
                .time(member.joinedAt())
                .text(member.notifyLevel().wireName())
                .update());
  }

  @Override
  public void allRead(RoomId target) {
    in.run(
        "take a room as read",
        () -> in.session().with(ALL_READ).text(target.value()).text(target.value()).update());
  }

  @Override
  public void mark(String origin, RoomId source, ImportMark mark) {
    in.run(
        "note how far an import is",
        () ->
            in.session()
                .with(MARK)
                .text(JdbcImportReads.MARK + origin + " " + source.value())
                .text(
                    mark.target()
                        + " "
                        + mark.head()
                        + " "
                        + (mark.settled() ? "settled" : "begun"))
                .update());
  }
}
