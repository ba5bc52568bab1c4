package org.hiroba.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;
import org.hiroba.account.AccountName;
import org.hiroba.account.Role;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.feature.message.MessageDeleted;
import org.hiroba.feature.message.MessageEdited;
import org.hiroba.feature.message.MessagePosted;
import org.hiroba.feature.reaction.Reacted;
import org.hiroba.feature.room.NewRoom;
import org.hiroba.feature.room.RoomWrites;
import org.hiroba.feature.signin.SignInWrites;
import org.hiroba.log.CommandKey;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.RoomEvent;
import org.hiroba.log.RoomLog;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.MemberRole;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;

/**
 * Writes a year of a company's talk, always the same for the same seed: 2,000 people, 200 rooms of
 * which a third are private, Japanese and English, mostly short messages, some long, in bursts of
 * conversation; some edits, deletions, mentions, replies and reactions.
 */
final class Corpus {
  static final int PEOPLE = 2_000;
  static final int ROOMS = 200;
  private static final long SEED = 20261121;
  private static final int BATCH = 256;

  /** Few hold a link: what looks for them the hard way looks at all. */
  private static final int LINKED = 5_000;

  static final Instant START = Instant.parse("2025-11-21T00:00:00Z");

  private static final String[] ENGLISH =
      ("the a to of and in is it on for with we you this that be are at as not have can will please"
              + " meeting report deploy server build review customer ticket release update schedule"
              + " budget design invoice shipment contract database network printer coffee lunch"
              + " tomorrow today monday friday morning deadline project status issue fix test branch"
              + " merge staging production outage restart backup password account office tokyo osaka"
              + " question answer thanks sorry agreed done ready waiting blocked started finished")
          .split(" ");
  private static final String[] JAPANESE = {
    "会議",
    "資料",
    "東京",
    "大阪",
    "明日",
    "今日",
    "確認",
    "お願いします",
    "ありがとうございます",
    "了解です",
    "本番",
    "環境",
    "サーバー",
    "再起動",
    "障害",
    "報告",
    "見積",
    "請求書",
    "契約",
    "顧客",
    "新製品",
    "設計",
    "レビュー",
    "テスト",
    "リリース",
    "予定",
    "変更",
    "午後",
    "十時",
    "昼食",
    "出張",
    "京都",
    "部長",
    "課長",
    "新人",
    "研修",
    "データベース",
    "ネットワーク",
    "が",
    "は",
    "を",
    "に",
    "で",
    "の",
    "と",
    "も",
    "から",
    "まで",
    "です",
    "ます",
    "しました",
    "でしょうか",
    "について",
    "よろしく",
    "至急",
    "対応",
    "完了",
    "問題",
    "ありません",
    "共有",
    "添付",
    "参照"
  };
  private static final String[] EMOJI = {"👍", "🎉", "🙏", "😂", "❤️", "👀"};

  private final Random random = new Random(SEED);
  private final List<UserRef> people = new ArrayList<>();
  private final List<RoomId> rooms = new ArrayList<>();
  private final List<List<UserRef>> members = new ArrayList<>();
  private final long[] heads = new long[ROOMS];
  private final RoomLog log;
  private Instant now = START;
  private int commands;

  Corpus(RoomLog log) {
    this.log = log;
  }

  static UserId person(int i) {
    return new UserId("corpus-u" + i);
  }

  static RoomId room(int i) {
    return new RoomId("corpus-r" + i);
  }

  /**
   * Writes what is missing: an import that was stopped, which may be at any moment, goes on behind
   * its last commit. What is there already is made again, for the dice, and not written.
   */
  void write(int messages) {
    for (int i = 0; i < ROOMS; i++) {
      rooms.add(room(i));
    }
    boolean isNew = log.heads(rooms).isEmpty();
    makePeople(isNew);
    makeRooms(isNew);
    long there = log.heads(rooms).values().stream().mapToLong(Long::longValue).sum();
    int written = 0;
    while (written < messages) {
      int batch = 0;
      if (Arrays.stream(heads).sum() < there) {
        while (batch < BATCH) {
          batch += burst(Optional.empty());
        }
      } else {
        try (WriteTransaction tx = log.begin(Set.of(), new TreeSet<>())) {
          while (batch < BATCH) {
            batch += burst(Optional.of(tx));
          }
          tx.commit();
        }
      }
      written += batch;
      now = now.plus(Duration.ofDays(365).dividedBy(Math.max(1, messages / BATCH)));
    }
  }

  private void makePeople(boolean write) {
    try (WriteTransaction tx = log.begin(Set.of(), new TreeSet<>())) {
      for (int i = 0; i < PEOPLE; i++) {
        User user = new User(person(i), "person" + i, "Person 社員 " + i, Set.of(Role.USER));
        if (write) {
          tx.port(SignInWrites.class).addAccount(user, new AccountName(user.name()), START);
        }
        people.add(user.ref());
      }
      tx.commit();
    }
  }

  private void makeRooms(boolean write) {
    try (WriteTransaction tx = log.begin(Set.of(), new TreeSet<>())) {
      for (int i = 0; i < ROOMS; i++) {
        int size = 3 + (int) Math.min(PEOPLE / 2.0, Math.exp(random.nextGaussian() * 1.2 + 3));
        Map<UserId, MemberRole> roles = new LinkedHashMap<>();
        List<UserRef> these = new ArrayList<>();
        while (roles.size() < size) {
          UserRef user = people.get(random.nextInt(PEOPLE));
          MemberRole role = roles.isEmpty() ? MemberRole.OWNER : MemberRole.MEMBER;
          if (roles.putIfAbsent(user.id(), role) == null) {
            these.add(user);
          }
        }
        RoomKind kind = i % 3 == 2 ? RoomKind.PRIVATE : RoomKind.PUBLIC;
        if (write) {
          tx.port(RoomWrites.class)
              .create(new NewRoom(room(i), kind, "Corpus room " + i, "", null, roles, START, null));
        }
        members.add(these);
      }
      tx.commit();
    }
  }

  /** Writes a few messages of a few people in one room; returns how many. */
  private int burst(Optional<WriteTransaction> tx) {
    // A few rooms hold most of the talk; the first one holds a fifth of it.
    int room = random.nextInt(5) == 0 ? 0 : (int) (ROOMS * Math.pow(random.nextDouble(), 2.5));
    List<UserRef> these = members.get(room);
    int length = 1 + random.nextInt(8);
    long last = 0;
    for (int i = 0; i < length; i++) {
      now = now.plusMillis(500 + random.nextInt(20_000));
      UserRef author = these.get(random.nextInt(Math.min(these.size(), 40)));
      last = post(tx, room, author, these, last);
      if (random.nextInt(100) < 6) {
        change(tx, room, author, these, last);
      }
    }
    return length;
  }

  private long post(
      Optional<WriteTransaction> tx, int index, UserRef author, List<UserRef> these, long last) {
    RoomId room = rooms.get(index);
    String clientId = "corpus." + ++commands;
    Long replyTo = last > 0 && random.nextInt(10) == 0 ? last : null;
    List<UserId> mentions =
        random.nextInt(20) == 0 ? List.of(these.get(random.nextInt(these.size())).id()) : List.of();
    String link = commands % LINKED == 0 ? " https://tracker.example/" + commands : "";
    String text = text() + link;
    long seq =
        append(
            tx,
            index,
            next ->
                new MessagePosted(
                    room, next, now, clientId, author, text, replyTo, mentions, null, false));
    tx.ifPresent(
        writing ->
            writing.recordCommand(
                new CommandRecord(
                    new CommandKey(author.id(), clientId), commands, room, seq, now)));
    return seq;
  }

  private void change(
      Optional<WriteTransaction> tx, int index, UserRef author, List<UserRef> these, long target) {
    RoomId room = rooms.get(index);
    int dice = random.nextInt(10);
    if (dice == 0) {
      append(tx, index, seq -> new MessageDeleted(room, seq, now, target, author.id()));
    } else if (dice < 3) {
      String text = text();
      append(
          tx,
          index,
          seq ->
              new MessageEdited(room, seq, now, target, text, author.id(), List.of(), null, false));
    } else {
      UserId by = these.get(random.nextInt(these.size())).id();
      String emoji = EMOJI[random.nextInt(EMOJI.length)];
      append(tx, index, seq -> new Reacted(room, seq, now, target, emoji, true, by));
    }
  }

  private long append(Optional<WriteTransaction> tx, int index, LongFunction<RoomEvent> event) {
    long seq = ++heads[index];
    tx.ifPresent(writing -> writing.append(rooms.get(index), event));
    return seq;
  }

  /** Returns a text of which the half is Japanese; the median has about ten words. */
  private String text() {
    boolean japanese = random.nextBoolean();
    int words = (int) Math.min(600, Math.max(1, Math.exp(random.nextGaussian() * 0.9 + 2.2)));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      if (japanese) {
        text.append(pick(JAPANESE));
        if (random.nextInt(8) == 0) {
          text.append(random.nextBoolean() ? "。" : "、");
        }
      } else {
        text.append(i == 0 ? "" : " ").append(pick(ENGLISH));
      }
      if (random.nextInt(60) == 0) {
        text.append(japanese ? "#" : " #").append(random.nextInt(100_000));
      }
    }
    return text.toString();
  }

  private String pick(String[] words) {
    return words[(int) (words.length * Math.pow(random.nextDouble(), 1.7))];
  }
}
