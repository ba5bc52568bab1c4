package org.hiroba.feature.archive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.hiroba.account.AccountName;
import org.hiroba.account.MentionGroup;
import org.hiroba.account.Role;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.feature.member.MemberJoined;
import org.hiroba.feature.member.MemberLeft;
import org.hiroba.feature.message.MessageDeleted;
import org.hiroba.feature.message.MessageEdited;
import org.hiroba.feature.message.MessagePosted;
import org.hiroba.feature.pin.MessagePinned;
import org.hiroba.feature.reaction.Reacted;
import org.hiroba.feature.room.NewRoom;
import org.hiroba.feature.room.RoomUpdated;
import org.hiroba.feature.room.RoomWrites;
import org.hiroba.feature.signin.SignInWrites;
import org.hiroba.log.RoomLog;
import org.hiroba.log.WriteTransaction;
import org.hiroba.media.AttachedFile;
import org.hiroba.room.MemberRole;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;

/** Makes a history in which everything happens that can happen to messages, rooms and members. */
final class TalkedHistory {
  static final Instant BEGIN = Instant.parse("2026-01-30T08:00:00.001Z");

  /** A minute and a half between two events: some months go by. */
  private static final long STEP_MILLIS = 90_000;

  private static final int PEOPLE = 30;
  private static final int BATCH = 500;
  private static final List<RoomKind> KINDS =
      List.of(RoomKind.PUBLIC, RoomKind.PRIVATE, RoomKind.DIRECT);
  private static final String[] EMOJI = {"👍", "🎉", "😀"};

  private final RoomLog log;
  private final Random random = new Random(7);
  private final List<UserRef> people = new ArrayList<>();
  private final List<RoomId> rooms = new ArrayList<>();
  private final Map<RoomId, List<Long>> messages = new LinkedHashMap<>();
  private int made;

  private TalkedHistory(RoomLog log) {
    this.log = log;
  }

  /** Fills an empty database. */
  static void fill(RoomLog log, int rooms, int messages) {
    TalkedHistory history = new TalkedHistory(log);
    history.write(tx -> history.addPeople(tx));
    history.write(tx -> history.addRooms(tx, rooms));
    for (int left = messages; left > 0; left -= BATCH) {
      int some = Math.min(left, BATCH);
      history.write(tx -> history.talk(tx, some));
    }
    history.write(history::change);
  }

  private interface Work {
    void in(WriteTransaction tx);
  }

  private void write(Work work) {
    try (WriteTransaction tx = log.begin(Set.of(), new TreeSet<>())) {
      work.in(tx);
      tx.commit();
    }
  }

  private void addPeople(WriteTransaction tx) {
    for (int i = 0; i < PEOPLE; i++) {
      UserRef person = new UserRef(new UserId("u" + i), "person" + i, "人 " + i);
      people.add(person);
      tx.port(SignInWrites.class)
          .addAccount(
              new User(
                  person.id(),
                  person.name(),
                  person.displayName(),
                  i == 0 ? Set.of(Role.USER, Role.ADMIN) : Set.of(Role.USER)),
              new AccountName(person.name()),
              BEGIN);
    }
  }

  private void addRooms(WriteTransaction tx, int count) {
    rooms.add(RoomId.LOBBY);
    for (int i = 1; i < count; i++) {
      RoomId id = new RoomId("r" + i);
      rooms.add(id);
      RoomKind kind = KINDS.get(i % KINDS.size());
      Map<UserId, MemberRole> members = new LinkedHashMap<>();
      for (int j = 0; j < (kind == RoomKind.DIRECT ? 3 + i / PEOPLE : 10); j++) {
        members.put(
            people.get((i + j) % PEOPLE).id(), j == 0 ? MemberRole.OWNER : MemberRole.MEMBER);
      }
      String key =
          kind == RoomKind.DIRECT ? NewRoom.directKey(List.copyOf(members.keySet())) : null;
      tx.port(RoomWrites.class)
          .create(
              new NewRoom(
                  id,
                  kind,
                  kind == RoomKind.DIRECT ? null : "部屋 " + i,
                  "topic " + i,
                  key,
                  members,
                  BEGIN,
                  people.get(i % PEOPLE).id()));
    }
  }

  private Instant next() {
    return BEGIN.plusMillis(STEP_MILLIS * made++);
  }

  private UserRef anybody() {
    return people.get(random.nextInt(PEOPLE));
  }

  private void talk(WriteTransaction tx, int count) {
    for (int i = 0; i < count; i++) {
      RoomId room = rooms.get(random.nextInt(rooms.size()));
      List<Long> there = messages.computeIfAbsent(room, same -> new ArrayList<>());
      post(tx, room, there);
      if (random.nextInt(5) == 0) {
        more(tx, room, there.get(random.nextInt(there.size())), there);
      }
    }
  }

  private void post(WriteTransaction tx, RoomId room, List<Long> there) {
    Instant at = next();
    UserRef from = anybody();
    Long replyTo =
        there.isEmpty() || random.nextInt(4) > 0 ? null : there.get(random.nextInt(there.size()));
    List<UserId> mentions = random.nextInt(6) == 0 ? List.of(anybody().id()) : List.of();
    MentionGroup group = random.nextInt(50) == 0 ? MentionGroup.ROOM : null;
    // As an archive brings it: without its bytes.
    List<AttachedFile> files =
        made % 8 == 0
            ? List.of(
                new AttachedFile(
                    "f" + made, "写真 \"1\".png", "image/png", 12, 3, 2, false, "海", true))
            : List.of();
    String text = "こんにちは <b>& \"" + made + "\"\n二行目 😀";
    there.add(
        tx.append(
                room,
                seq ->
                    new MessagePosted(
                        room,
                        seq,
                        at,
                        "c" + made,
                        from,
                        text,
                        replyTo,
                        mentions,
                        group,
                        files,
                        false))
            .seq());
  }

  private void more(WriteTransaction tx, RoomId room, long target, List<Long> there) {
    Instant at = next();
    UserId by = anybody().id();
    String emoji = EMOJI[random.nextInt(EMOJI.length)];
    switch (random.nextInt(6)) {
      case 0 ->
          tx.append(
              room,
              seq ->
                  new MessageEdited(
                      room, seq, at, target, "edited " + made, by, List.of(by), null, false));
      case 1 -> {
        if (there.size() > 5) {
          tx.append(room, seq -> new MessageDeleted(room, seq, at, target, by));
          there.remove(target);
        }
      }
      case 2 -> tx.append(room, seq -> new MessagePinned(room, seq, at, target, true, by));
      default ->
          tx.append(
              room, seq -> new Reacted(room, seq, at, target, emoji, random.nextInt(4) > 0, by));
    }
  }

  /** People come and go, and rooms get other names. */
  private void change(WriteTransaction tx) {
    UserRef comes = people.get(PEOPLE - 1);
    for (RoomId room : rooms.subList(1, rooms.size())) {
      Instant at = next();
      int number = made;
      UserId by = people.get(0).id();
      tx.append(room, seq -> new MemberJoined(room, seq, at, comes, by));
      if (number % 2 == 0) {
        tx.append(room, seq -> new MemberLeft(room, seq, at, comes, null));
      }
      boolean isDirect = tx.room(room).orElseThrow().kind() == RoomKind.DIRECT;
      if (!isDirect && number % 3 != 0) {
        tx.append(
            room,
            seq ->
                new RoomUpdated(
                    room, seq, at, "renamed " + number, "new topic", number % 5 == 0, null, by));
      }
    }
  }
}
