package org.hiroba.log;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hiroba.account.AccountName;
import org.hiroba.account.Role;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.feature.member.MemberJoined;
import org.hiroba.feature.member.MemberLeft;
import org.hiroba.feature.message.MessageDeleted;
import org.hiroba.feature.message.MessageEdited;
import org.hiroba.feature.message.MessagePosted;
import org.hiroba.feature.reaction.Reacted;
import org.hiroba.feature.room.NewRoom;
import org.hiroba.feature.room.RoomWrites;
import org.hiroba.feature.signin.SignInWrites;
import org.hiroba.room.MemberRole;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Opens a fresh store for each test of a contract and says in few words what happens in it. */
public abstract class StoreContract {
  /** The moment at which everything happens, moved on by a millisecond for each event. */
  protected static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");

  /** A private room that {@link #openRoom} makes. */
  protected static final RoomId SQUARE = new RoomId("r-square");

  protected static final UserRef ANN = new UserRef(new UserId("u-ann"), "ann", "Ann");
  protected static final UserRef BOB = new UserRef(new UserId("u-bob"), "bob", "Bob 太郎");
  protected static final UserRef CAT = new UserRef(new UserId("u-cat"), "cat", "Cat");

  /** Where the store has its files; each test has its own. */
  @TempDir protected Path folder;

  protected Store store;
  protected RoomLog log;
  private int clientIds;

  /** Opens a store with nothing in it but the lobby. */
  protected abstract Store open(Path folder);

  @BeforeEach
  protected void openStore() {
    store = open(folder);
    log = store.log();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  /** Closes the store and opens it again on what it stored. */
  protected void reopen() {
    store.close();
    openStore();
  }

  protected <T> T write(Function<WriteTransaction, T> work) {
    try (WriteTransaction tx = log.begin(Set.of(), new TreeSet<>())) {
      T result = work.apply(tx);
      tx.commit();
      return result;
    }
  }

  protected <T> Optional<T> ask(Function<WriteTransaction, Optional<T>> question) {
    return write(question);
  }

  protected <T> List<T> askAll(Function<WriteTransaction, List<T>> question) {
    return write(question);
  }

  protected boolean holds(Predicate<WriteTransaction> question) {
    return write(question::test);
  }

  protected void run(Consumer<WriteTransaction> work) {
    write(
        tx -> {
          work.accept(tx);
          return tx;
        });
  }

  /** Adds Ann, Bob and Cat. */
  protected void addPeople() {
    run(tx -> List.of(ANN, BOB, CAT).forEach(person -> add(tx, person)));
  }

  protected static void add(WriteTransaction tx, UserRef person) {
    tx.port(SignInWrites.class)
        .addAccount(
            new User(person.id(), person.name(), person.displayName(), Set.of(Role.USER)),
            new AccountName(person.name()),
            NOON);
  }

  /** Adds Ann, Bob and Cat and makes a room owned by Ann with Bob in it. */
  protected void openRoom() {
    addPeople();
    Map<UserId, MemberRole> members = new LinkedHashMap<>();
    members.put(ANN.id(), MemberRole.OWNER);
    members.put(BOB.id(), MemberRole.MEMBER);
    run(
        tx ->
            tx.port(RoomWrites.class)
                .create(
                    new NewRoom(
                        SQUARE, RoomKind.PRIVATE, "Square", "talk", null, members, NOON, null)));
  }

  protected MessagePosted post(WriteTransaction tx, UserRef from, String text, UserId... mentions) {
    String clientId = "c-" + ++clientIds;
    return tx.append(
        SQUARE,
        seq ->
            new MessagePosted(
                SQUARE, seq, at(seq), clientId, from, text, null, List.of(mentions), null, false));
  }

  protected MessagePosted post(UserRef from, String text, UserId... mentions) {
    return write(tx -> post(tx, from, text, mentions));
  }

  protected MessageEdited edit(UserRef by, long target, String text, UserId... mentions) {
    return write(tx -> edit(tx, by, target, text, mentions));
  }

  protected static MessageEdited edit(
      WriteTransaction tx, UserRef by, long target, String text, UserId... mentions) {
    return tx.append(
        SQUARE,
        seq ->
            new MessageEdited(
                SQUARE, seq, at(seq), target, text, by.id(), List.of(mentions), null, false));
  }

  protected MessageDeleted delete(UserRef by, long target) {
    return write(tx -> delete(tx, by, target));
  }

  protected static MessageDeleted delete(WriteTransaction tx, UserRef by, long target) {
    return tx.append(SQUARE, seq -> new MessageDeleted(SQUARE, seq, at(seq), target, by.id()));
  }

  protected Reacted react(UserRef by, long target, String emoji, boolean on) {
    return write(tx -> react(tx, by, target, emoji, on));
  }

  protected static Reacted react(
      WriteTransaction tx, UserRef by, long target, String emoji, boolean on) {
    return tx.append(SQUARE, seq -> new Reacted(SQUARE, seq, at(seq), target, emoji, on, by.id()));
  }

  protected MemberJoined join(UserRef user, UserId by) {
    return write(tx -> tx.append(SQUARE, seq -> new MemberJoined(SQUARE, seq, at(seq), user, by)));
  }

  protected MemberLeft leave(UserRef user, UserId by) {
    return write(tx -> tx.append(SQUARE, seq -> new MemberLeft(SQUARE, seq, at(seq), user, by)));
  }

  protected static Instant at(long seq) {
    return NOON.plusMillis(seq);
  }
}
