package org.hiroba.feature.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.UserId;
import org.hiroba.config.MailAddress;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.jdbc.write.WriteContext;

/** Writes mails that wait. Belongs to the writer's thread and one transaction. */
final class JdbcMails implements MailWrites {
  private static final String DUE =
      "SELECT m.id, m.kind, m.address, a.id, m.link, m.detail, m.language, m.created_at,"
          + " m.expires_at, m.attempts FROM mail m LEFT JOIN account a ON a.no = m.account"
          + " WHERE m.next_at <= ? AND (m.node = ? OR m.claimed_until <= ?)"
          + " ORDER BY m.next_at, m.id LIMIT ?";
  private static final String NEXT =
      "SELECT MIN(CASE WHEN node = ? OR claimed_until <= next_at THEN next_at"
          + " ELSE claimed_until END) FROM mail";
  private static final String COUNT = "SELECT COUNT(*) FROM mail";
  private static final String ADD =
      "INSERT INTO mail (id, kind, address, account, link, detail, language, created_at, expires_at,"
          + " attempts, next_at, node, claimed_until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT (id) DO NOTHING";
  private static final String CLAIM =
      "UPDATE mail SET node = ?, claimed_until = ? WHERE id = ? AND (node = ? OR claimed_until <= ?)";
  private static final String RETRY =
      "UPDATE mail SET attempts = ?, next_at = ?, claimed_until = ? WHERE id = ?";
  private static final String RELEASE =
      "UPDATE mail SET claimed_until = ? WHERE node = ? AND claimed_until > ?";
  private static final String REMOVE = "DELETE FROM mail WHERE id = ?";

  private final WriteContext in;

  JdbcMails(WriteContext in) {
    this.in = in;
  }

  /** Reads them. */
  static MailBook book(Connections connections) {
    return new MailBook() {
      @Override
      public List<QueuedMail> due(String node, Instant now, int limit) {
        return connections.read("list mails", session -> JdbcMails.due(session, node, now, limit));
      }

      @Override
      public Optional<Instant> nextDue(String node) {
        return connections.read("find the next mail", session -> JdbcMails.nextDue(session, node));
      }

      @Override
      public int waiting() {
        return connections.read("count mails", JdbcMails::count);
      }
    };
  }

  private static List<QueuedMail> due(SqlSession session, String node, Instant now, int limit)
      throws SQLException {
    List<QueuedMail> found = new ArrayList<>();
    try (ResultSet row = session.with(DUE).time(now).text(node).time(now).number(limit).query()) {
      while (row.next()) {
        String account = Columns.text(row, 4);
        found.add(
            new QueuedMail(
                row.getString(1),
                row.getString(2),
                new MailAddress(row.getString(3)),
                account == null ? null : new UserId(account),
                Columns.text(row, 5),
                row.getString(6),
                row.getString(7),
                Columns.time(row, 8),
                Columns.time(row, 9),
                row.getInt(10)));
      }
    }
    return List.copyOf(found);
  }

  private static Optional<Instant> nextDue(SqlSession session, String node) throws SQLException {
    try (ResultSet row = session.with(NEXT).text(node).query()) {
      row.next();
      return Optional.ofNullable(Columns.timeOrNull(row, 1));
    }
  }

  private static int count(SqlSession session) throws SQLException {
    try (ResultSet row = session.prepare(COUNT).executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  @Override
  public void add(QueuedMail mail, String node, Instant until) {
    in.run(
        "queue a mail",
        () ->
            in.session()
                .with(ADD)
                .text(mail.id())
                .text(mail.kind())
                .text(mail.to().value())
                .numberOrNull(in.numberOrNull(mail.account()))
                .text(mail.link())
                .text(mail.detail())
                .text(mail.language())
                .time(mail.createdAt())
                .time(mail.expiresAt())
                .number(mail.attempts())
                .time(mail.createdAt())
                .text(node)
                .time(until)
                .update());
  }

  @Override
  public int count() {
    return in.ask("count mails", () -> count(in.session()));
  }

  @Override
  public boolean claim(String id, String node, Instant now, Instant until) {
    return in.ask(
        "claim a mail",
        () ->
            in.session().with(CLAIM).text(node).time(until).text(id).text(node).time(now).update()
                > 0);
  }

  @Override
  public void retry(String id, int attempts, Instant nextAt, Instant claimedUntil) {
    in.run(
        "put a mail off",
        () ->
            in.session()
                .with(RETRY)
                .number(attempts)
                .time(nextAt)
                .time(claimedUntil)
                .text(id)
                .update());
  }

  @Override
  public void release(String node, Instant now) {
    in.run(
        "release mails", () -> in.session().with(RELEASE).time(now).text(node).time(now).update());
  }

  @Override
  public void remove(String id) {
    in.run("delete a mail", () -> in.session().with(REMOVE).text(id).update());
  }
}
