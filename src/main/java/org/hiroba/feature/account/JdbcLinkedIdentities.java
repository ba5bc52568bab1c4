package org.hiroba.feature.account;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.write.WriteContext;

/** Keeps where else people are known. Reads are thread-safe. */
final class JdbcLinkedIdentities implements LinkedIdentities {
  private static final String OF =
      "SELECT issuer, subject FROM identity WHERE account = (SELECT no FROM account WHERE id = ?)"
          + " ORDER BY issuer, subject";
  private static final String HOLDER =
      "SELECT a.id FROM identity i JOIN account a ON a.no = i.account"
          + " WHERE i.issuer = ? AND i.subject = ?";
  private static final String LINK =
      "INSERT INTO identity (issuer, subject, account, name, linked_at, checked_at)"
          + " VALUES (?, ?, ?, '', ?, ?)";
  private static final String UNLINK =
      "DELETE FROM identity WHERE issuer = ? AND subject = ? AND account = ?";

  private final Connections connections;
  private final String ofSome;

  JdbcLinkedIdentities(Connections connections) {
    this.connections = connections;
    ofSome =
        "SELECT a.id, i.issuer, i.subject FROM account a JOIN identity i ON i.account = a.no WHERE "
            + connections.dialect().isAmong("a.id")
            + " ORDER BY a.id, i.issuer, i.subject";
  }

  @Override
  public Map<UserId, List<LinkedIdentity>> of(Collection<UserId> users) {
    return connections.read(
        "find identities",
        session -> {
          Map<UserId, List<LinkedIdentity>> found = new HashMap<>();
          try (ResultSet row = session.with(ofSome).text(jsonArray(users)).query()) {
            while (row.next()) {
              found
                  .computeIfAbsent(new UserId(row.getString(1)), same -> new ArrayList<>())
                  .add(new LinkedIdentity(row.getString(2), row.getString(3)));
            }
          }
          return found;
        });
  }

  private static String jsonArray(Collection<UserId> users) {
    ArrayNode ids = JsonNodeFactory.instance.arrayNode();
    users.forEach(user -> ids.add(user.value()));
    return ids.toString();
  }

  /** Writes in the open transaction. */
  static IdentityLinks writes(WriteContext in) {
    return new Writes(in);
  }

  private record Writes(WriteContext in) implements IdentityLinks {
    @Override
    public Optional<UserId> holder(LinkedIdentity identity) {
      return in.ask(
          "find whose an identity is",
          () -> {
            try (ResultSet row =
                in.session()
                    .with(HOLDER)
                    .text(identity.issuer())
                    .text(identity.subject())
                    .query()) {
              return row.next() ? Optional.of(new UserId(row.getString(1))) : Optional.empty();
            }
          });
    }

    @Override
    public List<LinkedIdentity> of(UserId user) {
      return in.ask(
          "list identities",
          () -> {
            List<LinkedIdentity> found = new ArrayList<>();
            try (ResultSet row = in.session().with(OF).text(user.value()).query()) {
              while (row.next()) {
                found.add(new LinkedIdentity(row.getString(1), row.getString(2)));
              }
            }
            return found;
          });
    }

    @Override
    public void link(UserId user, LinkedIdentity identity, Instant at) {
      in.run(
          "link an identity",
          () ->
              in.session()
                  .with(LINK)
                  .text(identity.issuer())
                  .text(identity.subject())
                  .number(in.number(user))
                  .time(at)
                  .time(at)
                  .update());
    }

    @Override
    public boolean unlink(UserId user, LinkedIdentity identity) {
      return in.ask(
          "unlink an identity",
          () ->
              in.session()
                      .with(UNLINK)
                      .text(identity.issuer())
                      .text(identity.subject())
                      .number(in.numberOrNone(user))
                      .update()
                  > 0);
    }
  }
}
