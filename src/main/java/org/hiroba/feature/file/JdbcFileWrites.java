package org.hiroba.feature.file;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.sql.SearchKeys;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.jdbc.write.WriteContext;
import org.hiroba.log.Refusal;
import org.hiroba.media.AttachedFile;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/** Writes what is known of files. Belongs to the writer's thread and one transaction. */
final class JdbcFileWrites implements FileWrites {
  private static final String ADD =
      "INSERT INTO file (id, room, account, name, search_key, type, kind, bytes, sha256, alt,"
          + " preview, state, at) VALUES (?, ?, ?, ?, ?, '', 0, ?, ?, ?, 0, 1, ?)";
  private static final String COUNT =
      "INSERT INTO file_usage (account, files, bytes) VALUES (?, ?, ?) ON CONFLICT (account)"
          + " DO UPDATE SET files = file_usage.files + excluded.files,"
          + " bytes = file_usage.bytes + excluded.bytes";
  private static final String UNPOSTED =
      "SELECT COUNT(*) FROM file WHERE account = ? AND state < 3";
  private static final String WHOLE =
      "UPDATE file SET type = ?, kind = ?, bytes = ?, sha256 = ?, width = ?, height = ?,"
          + " preview = ?, state = 2 WHERE id = ?";
  private static final String PREVIEW = "UPDATE file SET preview = ? WHERE id = ?";
  private static final String DESCRIBE = "UPDATE file SET alt = ? WHERE id = ?";
  private static final String POSTED =
      "UPDATE file SET state = 3, seq = ?, place = ?, at = ? WHERE id = ?";
  private static final String OF_MESSAGE = "SELECT f.id FROM file f WHERE f.room = ? AND f.seq = ?";
  private static final String OF_EXPIRED =
      "SELECT f.id FROM file f JOIN event e ON e.room = f.room AND e.seq = f.seq"
          + " WHERE f.room = ? AND f.seq > ? AND f.seq <= ? AND e.type = 9";
  private static final String DROP = "DELETE FROM file WHERE id = ?";
  private static final String GONE =
      "INSERT INTO file_gone (id) VALUES (?) ON CONFLICT (id) DO NOTHING";
  private static final String FORGET = "DELETE FROM file_gone WHERE id = ?";
  private static final String TOLD =
      "SELECT files FROM event WHERE room = ? AND seq = ? AND type = 1";
  private static final String TELL = "UPDATE event SET files = ? WHERE room = ? AND seq = ?";

  private final WriteContext in;

  JdbcFileWrites(WriteContext in) {
    this.in = in;
  }

  @Override
  public Optional<StoredFile> find(String id) {
    return in.ask("find a file", () -> JdbcFileReads.find(in.session(), id));
  }

  @Override
  public FileReads.Usage usage(UserId user) {
    return in.ask("count files", () -> JdbcFileReads.usage(in.session(), in.number(user)));
  }

  @Override
  public FileReads.Usage usage() {
    return in.ask("count files", () -> JdbcFileReads.usage(in.session(), JdbcFileReads.EVERYBODY));
  }

  @Override
  public long unposted(UserId user) {
    return in.ask(
        "count files",
        () -> {
          try (ResultSet row = in.session().with(UNPOSTED).number(in.number(user)).query()) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  @Override
  public void add(StoredFile file, Instant at) {
    in.run(
        "note a file",
        () -> {
          in.session()
              .with(ADD)
              .text(file.id())
              .number(in.state().roomNumber(file.room()))
              .number(in.number(file.by()))
              .text(file.name())
              .text(SearchKeys.of(null, file.name()))
              .number(file.bytes())
              .text(file.sha256())
              .text(file.alt())
              .time(at)
              .update();
          count(file.by(), 1, file.bytes());
        });
  }

  private void count(UserId user, long files, long bytes) throws SQLException {
    in.session().with(COUNT).number(in.number(user)).number(files).number(bytes).update();
    in.session().with(COUNT).number(JdbcFileReads.EVERYBODY).number(files).number(bytes).update();
  }

  @Override
  public void whole(String id, WholeFile whole) {
    in.run(
        "note that a file is whole",
        () -> {
          StoredFile before = JdbcFileReads.find(in.session(), id).orElseThrow();
          Integer width = whole.width();
          Integer height = whole.height();
          in.session()
              .with(WHOLE)
              .text(whole.type())
              .small(FileKind.of(whole.type()).number())
              .number(whole.bytes())
              .text(whole.sha256())
              .numberOrNull(width == null ? null : width.longValue())
              .numberOrNull(height == null ? null : height.longValue())
              .small(
                  before.preview() == StoredFile.Preview.THERE
                      ? before.preview().number()
                      : whole.preview().number())
              .text(id)
              .update();
          count(before.by(), 0, whole.bytes() - before.bytes());
        });
  }

  @Override
  public void preview(String id, StoredFile.Preview preview) {
    in.run(
        "note a smaller picture",
        () -> in.session().with(PREVIEW).small(preview.number()).text(id).update());
  }

  @Override
  public void describe(String id, @Nullable String alt) {
    in.run("describe a file", () -> in.session().with(DESCRIBE).text(alt).text(id).update());
  }

  @Override
  public List<AttachedFile> postable(RoomId room, UserId author, List<String> ids) throws Refusal {
    List<AttachedFile> files = new ArrayList<>();
    Set<String> once = new HashSet<>();
    for (String id : ids) {
      Optional<StoredFile> found =
          find(id).filter(file -> file.by().equals(author) && file.room().equals(room));
      if (found.isEmpty() || !once.add(id)) {
        throw refused("names a file that is not yours in this room, or one twice");
      }
      StoredFile file = found.get();
      if (file.state() != StoredFile.State.WHOLE) {
        throw refused(
            file.isPosted()
                ? "names a file that another message has already"
                : "names a file of which not all was sent yet");
      }
      files.add(file.attached());
    }
    return files;
  }

  private static Refusal refused(String why) {
    return new Refusal(Refusal.Reason.BAD_REQUEST, "\"files\" " + why + ".");
  }

  @Override
  public void posted(RoomId room, long seq, Instant at, List<AttachedFile> files) {
    in.run(
        "note that files were posted",
        () -> {
          int place = 0;
          for (AttachedFile file : files) {
            in.session().with(POSTED).number(seq).small(place).time(at).text(file.id()).update();
            place++;
          }
        });
  }

  @Override
  public void dropOf(RoomId room, long seq) {
    in.run(
        "take away a message's files",
        () -> {
          long number = in.state().existingRoom(room).number();
          for (String id : ids(in.session().with(OF_MESSAGE).number(number).number(seq).query())) {
            dropRow(in.session(), id);
          }
        });
  }

  @Override
  public void dropOfExpired(RoomId room, long after, long upTo) {
    in.run(
        "take away files of old messages",
        () -> {
          long number = in.state().existingRoom(room).number();
          List<String> ids =
              ids(in.session().with(OF_EXPIRED).number(number).number(after).number(upTo).query());
          for (String id : ids) {
            dropRow(in.session(), id);
          }
        });
  }

  private static List<String> ids(ResultSet rows) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (rows) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }

  private void dropRow(SqlSession session, String id) throws SQLException {
    Optional<StoredFile> file = JdbcFileReads.find(session, id);
    if (file.isPresent()) {
      session.with(DROP).text(id).update();
      session.with(GONE).text(id).update();
      count(file.get().by(), -1, -file.get().bytes());
    }
  }

  @Override
  public void drop(String id) {
    in.run(
        "take away a file",
        () -> {
          Optional<StoredFile> file = JdbcFileReads.find(in.session(), id);
          if (file.isPresent() && file.get().seq() != null) {
            tellExpired(file.get(), file.get().seq());
          }
          dropRow(in.session(), id);
        });
  }

  private void tellExpired(StoredFile file, long seq) throws SQLException {
    in.pending().flush();
    long room = in.state().existingRoom(file.room()).number();
    String told = null;
    try (ResultSet row = in.session().with(TOLD).number(room).number(seq).query()) {
      if (row.next()) {
        told = Columns.text(row, 1);
      }
    }
    List<AttachedFile> files =
        AttachedFile.read(told).stream()
            .map(one -> one.id().equals(file.id()) ? one.asExpired() : one)
            .toList();
    in.session().with(TELL).text(AttachedFile.stored(files)).number(room).number(seq).update();
  }

  @Override
  public void forget(String id) {
    in.run("note that a file is deleted", () -> in.session().with(FORGET).text(id).update());
  }
}
