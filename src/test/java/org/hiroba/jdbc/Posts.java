package org.hiroba.jdbc;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hiroba.account.AccountName;
import org.hiroba.account.Role;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.feature.message.MessagePosted;
import org.hiroba.feature.signin.SignInWrites;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.RoomId;
import org.hiroba.startup.Features;

/** Posts into the lobby of a database; as a program, until it is killed. */
public final class Posts {
  /** Who posts. */
  public static final User ANN = new User(new UserId("ann"), "ann", "Ann", Set.of(Role.USER));

  private Posts() {}

  /** Posts and prints each seq once it is durable. */
  public static void main(String[] args) {
    try (Database database =
        Databases.open(
            DatabaseSettings.defaults(), Path.of(args[0]), Features.adapters(Features.all()))) {
      while (!Thread.currentThread().isInterrupted()) {
        System.out.println(post(database, "a message"));
      }
    }
  }

  /** Opens a database in a folder, posts once and closes it. */
  public static long once(String folder) {
    try (Database database =
        Databases.open(
            DatabaseSettings.defaults(), Path.of(folder), Features.adapters(Features.all()))) {
      prepare(database);
      return post(database, "once");
    }
  }

  /** Makes the account of {@link #ANN}. */
  public static void prepare(Database database) {
    try (WriteTransaction tx = database.log().begin(Set.of(), new TreeSet<>())) {
      tx.port(SignInWrites.class).addAccount(ANN, new AccountName("ann"), Instant.EPOCH);
      tx.commit();
    }
  }

  /** Posts into the lobby and returns the seq. */
  public static long post(Database database, String text) {
    try (WriteTransaction tx = database.log().begin(Set.of(), new TreeSet<>())) {
      long seq = append(tx, text);
      tx.commit();
      return seq;
    }
  }

  /** Appends a message to the lobby and returns the seq. */
  public static long append(WriteTransaction tx, String text) {
    return tx.append(
            RoomId.LOBBY,
            seq ->
                new MessagePosted(
                    RoomId.LOBBY,
                    seq,
                    Instant.EPOCH,
                    "c" + seq,
                    ANN.ref(),
                    text,
                    null,
                    List.of(),
                    null,
                    false))
        .seq();
  }
}
