package org.hiroba.feature.admin;

import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.write.WriteContext;

/** Keeps the inbox in a table of its own. Reads are thread-safe. */
final class JdbcInbox implements InboxReads {
  private static final String WAITING =
      "SELECT id, asked_at, substr(command, 1, ?) FROM admin_inbox WHERE done_at IS NULL"
          + " ORDER BY asked_at LIMIT ?";
  private static final String TAKE =
      "UPDATE admin_inbox SET done_at = ? WHERE id = ? AND done_at IS NULL";
  private static final String ANSWER = "UPDATE admin_inbox SET answer = ? WHERE id = ?";
  private static final String REMOVE_OLD = "DELETE FROM admin_inbox WHERE asked_at < ?";
  private static final String REMOVE_MANY =
      "DELETE FROM admin_inbox WHERE id NOT IN"
          + " (SELECT id FROM admin_inbox ORDER BY asked_at DESC, id LIMIT ?)";

  private final Connections connections;

  JdbcInbox(Connections connections) {
    this.connections = connections;
  }

  @Override
  public List<AskedRequest> waiting(int limit) {
    return connections.read(
        "look into the inbox",
        session -> {
          List<AskedRequest> found = new ArrayList<>();
          try (ResultSet row =
              session.with(WAITING).small(AdminRequest.MAX_CHARS + 1).number(limit).query()) {
            while (row.next()) {
              found.add(new AskedRequest(row.getString(1), Columns.time(row, 2), row.getString(3)));
            }
          }
          return found;
        });
  }

  /** Writes in the open transaction. */
  static InboxWrites writes(WriteContext in) {
    return new Writes(in);
  }

  private record Writes(WriteContext in) implements InboxWrites {
    @Override
    public boolean take(String id, Instant at) {
      return in.ask("take a request", () -> in.session().with(TAKE).time(at).text(id).update() > 0);
    }

    @Override
    public void answer(String id, String answer) {
      in.run("answer a request", () -> in.session().with(ANSWER).text(answer).text(id).update());
    }

    @Override
    public void clean(Instant before, int kept) {
      in.run(
          "clean the inbox",
          () -> {
            in.session().with(REMOVE_OLD).time(before).update();
            in.session().with(REMOVE_MANY).number(kept).update();
          });
    }
  }
}
