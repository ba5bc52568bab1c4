package org.hiroba.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hiroba.account.AccountName;
import org.hiroba.account.Role;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.feature.message.MessagePosted;
import org.hiroba.feature.room.NewRoom;
import org.hiroba.feature.room.RoomWrites;
import org.hiroba.feature.signin.SignInWrites;
import org.hiroba.jdbc.Database;
import org.hiroba.jdbc.Databases;
import org.hiroba.log.CommandKey;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.MemberRole;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;
import org.hiroba.startup.Features;

/**
 * Measures posts per second of the write path alone: one thread, batches as the log writer makes
 * them, every batch committed and synced.
 *
 * <p>Arguments: folder, JDBC URL or {@code postgres} for an embedded server that syncs, posts per
 * run (default 200,000), batch sizes (default 1 16 64 256).
 */
public final class StoreWriteBench {
  private static final int ROOMS = 64;
  private static final int USERS = 256;

  private StoreWriteBench() {}

  public static void main(String[] args) throws Exception {
    String where = args.length > 0 ? args[0] : Files.createTempDirectory("hiroba-bench").toString();
    int posts = args.length > 1 ? Integer.parseInt(args[1]) : 200_000;
    List<Integer> batches = new ArrayList<>();
    for (int i = 2; i < args.length; i++) {
      batches.add(Integer.parseInt(args[i]));
    }
    if (batches.isEmpty()) {
      batches.addAll(List.of(256, 1, 16, 64, 256));
    }
    if (where.equals("postgres")) {
      try (EmbeddedPostgres postgres =
          EmbeddedPostgres.builder()
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .start()) {
        run(postgres.getJdbcUrl("postgres", "postgres"), posts, batches);
      }
    } else {
      run(where, posts, batches);
    }
  }

  private static void run(String where, int posts, List<Integer> batches) {
    DatabaseSettings settings =
        where.startsWith("jdbc:")
            ? new DatabaseSettings(
                "none", false, Optional.of(where), Optional.empty(), Optional.empty())
            : DatabaseSettings.defaults();
    try (Database database =
        Databases.open(
            settings,
            Path.of(where.startsWith("jdbc:") ? "." : where),
            Features.adapters(Features.all()))) {
      System.out.println(database.describe());
      String prefix = Long.toString(System.nanoTime(), 36);
      List<UserRef> users = new ArrayList<>();
      List<RoomId> rooms = new ArrayList<>();
      prepare(database, prefix, users, rooms);
      for (int batch : batches) {
        int count = batch == 1 ? posts / 20 : posts;
        long start = System.nanoTime();
        long cpuStart = cpuNanos();
        write(database, prefix + "-" + batch + "-" + start, users, rooms, count, batch);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
            "batches of %4d: %,9.0f posts/s (%,d posts in %.2f s; %.1f us CPU a post)%n",
            batch, count / seconds, count, seconds, (cpuNanos() - cpuStart) / 1e3 / count);
      }
    }
  }

  /** Returns the CPU time of the whole process: what noise on a busy machine leaves alone. */
  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static void prepare(
      Database database, String prefix, List<UserRef> users, List<RoomId> rooms) {
    try (WriteTransaction tx = database.log().begin(Set.of(), new TreeSet<>())) {
      Map<UserId, MemberRole> members = new HashMap<>();
      for (int i = 0; i < USERS; i++) {
        String name = prefix + i;
        User user = new User(new UserId("u-" + name), name, "User " + i, Set.of(Role.USER));
        tx.port(SignInWrites.class).addAccount(user, new AccountName(name), Instant.now());
        users.add(user.ref());
        members.put(user.id(), MemberRole.MEMBER);
      }
      for (int i = 0; i < ROOMS; i++) {
        RoomId room = new RoomId("r-" + prefix + i);
        tx.port(RoomWrites.class)
            .create(
                new NewRoom(
                    room,
                    RoomKind.PUBLIC,
                    "Room " + prefix + i,
                    "",
                    null,
                    members,
                    Instant.now(),
                    null));
        rooms.add(room);
      }
      tx.commit();
    }
  }

  private static void write(
      Database database,
      String prefix,
      List<UserRef> users,
      List<RoomId> rooms,
      int count,
      int batchSize) {
    String text = "x".repeat(60) + " 会議は十時からです ".repeat(3);
    for (int done = 0; done < count; done += batchSize) {
      Set<CommandKey> keys = new HashSet<>();
      TreeSet<RoomId> locks = new TreeSet<>();
      for (int i = done; i < done + batchSize; i++) {
        keys.add(key(prefix, users, i));
        locks.add(rooms.get(i * 7 % ROOMS));
      }
      Instant at = Instant.ofEpochMilli(System.currentTimeMillis());
      try (WriteTransaction tx = database.log().begin(keys, locks)) {
        for (int i = done; i < done + batchSize; i++) {
          RoomId room = rooms.get(i * 7 % ROOMS);
          UserRef author = users.get(i % USERS);
          CommandKey key = key(prefix, users, i);
          if (tx.findCommand(key).isPresent()
              || tx.room(room).isEmpty()
              || tx.membership(room, author.id()).isEmpty()) {
            throw new IllegalStateException("not prepared");
          }
          MessagePosted posted =
              tx.append(
                  room,
                  seq ->
                      new MessagePosted(
                          room,
                          seq,
                          at,
                          key.clientId(),
                          author,
                          text,
                          null,
                          List.of(),
                          null,
                          false));
          tx.recordCommand(new CommandRecord(key, i, room, posted.seq(), at));
        }
        tx.commit();
      }
    }
  }

  private static CommandKey key(String prefix, List<UserRef> users, int i) {
    return new CommandKey(users.get(i % USERS).id(), prefix + "." + i);
  }
}
