package org.hiroba.feature.identity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.room.RoomId;

/** Reads identities from a database. Thread-safe. */
final class JdbcIdentities implements Identities {
  private static final String STANDING =
      " i.issuer = ? AND (a.state = 'active' OR a.disabled_by = i.issuer)";
  private static final String TO_CHECK =
      JdbcIdentityRows.SELECT
          + " WHERE"
          + STANDING
          + " AND i.checked_at < ? ORDER BY i.checked_at, i.subject LIMIT ?";
  private static final String COUNT =
      "SELECT COUNT(*) FROM identity i JOIN account a ON a.no = i.account WHERE i.issuer = ?"
          + " AND a.state = 'active'";
  private static final String COUNT_DISABLED =
      "SELECT COUNT(*) FROM identity i JOIN account a ON a.no = i.account WHERE i.issuer = ?"
          + " AND a.state <> 'active' AND a.disabled_by = i.issuer AND i.gone_at >= ?";
  private static final String WAITING =
      JdbcIdentityRows.SELECT
          + " WHERE i.gone_at IS NOT NULL AND a.state = 'active'"
          + " ORDER BY i.gone_at, i.issuer, i.subject LIMIT ?";
  private static final String ORIGIN =
      "SELECT issuer, issuer_session, logout_hint FROM sign_in WHERE token_hash = ?"
          + " AND issuer IS NOT NULL";

  private static final String ROOMS =
      "SELECT id, kind, name_key FROM room WHERE archived = 0 AND kind <> 'direct' ORDER BY no"
          + " LIMIT 10000";

  private final Connections connections;
  private final String ofSome;

  JdbcIdentities(Connections connections) {
    this.connections = connections;
    ofSome =
        JdbcIdentityRows.SELECT
            + " WHERE "
            + connections.dialect().isAmong("a.id")
            + " ORDER BY a.id, i.issuer, i.subject";
  }

  @Override
  public Optional<Identity> find(String issuer, String subject) {
    return connections.read(
        "find an identity",
        session ->
            JdbcIdentityRows.read(
                    session.with(JdbcIdentityRows.BY_SUBJECT).text(issuer).text(subject))
                .stream()
                .findFirst());
  }

  @Override
  public List<Identity> of(Collection<UserId> accounts) {
    ArrayNode ids = JsonNodeFactory.instance.arrayNode();
    accounts.forEach(account -> ids.add(account.value()));
    return connections.read(
        "list identities of some accounts",
        session -> JdbcIdentityRows.read(session.with(ofSome).text(ids.toString())));
  }

  @Override
  public List<Identity> toCheck(String issuer, Instant before, int limit) {
    return connections.read(
        "list identities to check",
        session ->
            JdbcIdentityRows.read(session.with(TO_CHECK).text(issuer).time(before).number(limit)));
  }

  @Override
  public int countActive(String issuer) {
    return connections.read(
        "count identities",
        session -> {
          try (ResultSet row = session.with(COUNT).text(issuer).query()) {
            return row.next() ? row.getInt(1) : 0;
          }
        });
  }

  @Override
  public Map<String, RoomId> roomsByName() {
    return connections.read(
        "list rooms by name",
        session -> {
          Map<String, RoomId> found = new HashMap<>();
          try (ResultSet row = session.with(ROOMS).query()) {
            while (row.next()) {
              RoomId id = new RoomId(row.getString(1));
              found.put(id.value().toLowerCase(Locale.ROOT), id);
              String name = row.getString(3);
              if (name != null && row.getString(2).equals("public")) {
                found.putIfAbsent(name.replace(' ', '_'), id);
              }
            }
          }
          return found;
        });
  }

  @Override
  public int countDisabled(String issuer, Instant since) {
    return connections.read(
        "count identities of which the accounts were disabled",
        session -> {
          try (ResultSet row = session.with(COUNT_DISABLED).text(issuer).time(since).query()) {
            return row.next() ? row.getInt(1) : 0;
          }
        });
  }

  @Override
  public List<Identity> waiting(int limit) {
    return connections.read(
        "list identities of people who are gone",
        session -> JdbcIdentityRows.read(session.with(WAITING).number(limit)));
  }

  @Override
  public Optional<Origin> origin(TokenHash signIn) {
    return connections.read(
        "find where a sign-in came from",
        session -> {
          try (ResultSet row = session.with(ORIGIN).text(signIn.hex()).query()) {
            return row.next()
                ? Optional.of(
                    new Origin(
                        row.getString(1), new IssuerSession(row.getString(2), row.getString(3))))
                : Optional.empty();
          }
        });
  }
}
