package org.hiroba.feature.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.MessageLists;
import org.hiroba.jdbc.sql.Params;
import org.hiroba.jdbc.sql.SearchKeys;
import org.hiroba.room.RoomId;

/** Looks names up by the keys by which people and rooms are found. Thread-safe. */
final class JdbcSearchNames implements SearchNames {
  /** Who is meant is looked for among so many in whose key the name is. */
  private static final int LOOKED_AT = 1_000;

  private static final String SHARED =
      " AND EXISTS (SELECT 1 FROM membership mine JOIN membership theirs ON theirs.room = mine.room"
          + " JOIN room r ON r.no = mine.room WHERE theirs.account = a.no"
          + " AND mine.account = (SELECT no FROM account WHERE id = ?)";

  private final Connections connections;
  private final String people;
  private final String rooms;
  private final String directRooms;
  private final String amongSome;

  JdbcSearchNames(Connections connections) {
    this.connections = connections;
    amongSome = " AND " + connections.dialect().isAmong("r.id");
    people =
        "SELECT a.id, a.search_key, a.reading_key FROM account a WHERE a.name_key IS NOT NULL AND "
            + connections.dialect().contains(SearchKeys.PERSON);
    rooms =
        "SELECT r.id, r.search_key, '' FROM room r, account a WHERE a.id = ?"
            + " AND r.name IS NOT NULL AND "
            + MessageLists.READABLE
            + " AND "
            + connections.dialect().contains("r.search_key");
    directRooms =
        "SELECT r.id, a.search_key, a.reading_key FROM account me"
            + " JOIN membership mine ON mine.account = me.no"
            + " JOIN room r ON r.no = mine.room AND r.kind = 'direct'"
            + " JOIN membership theirs ON theirs.room = r.no AND theirs.account <> me.no"
            + " JOIN account a ON a.no = theirs.account WHERE me.id = ? AND "
            + connections.dialect().contains(SearchKeys.PERSON);
  }

  private record Candidate(String id, List<String> keys) {}

  @Override
  public List<UserId> people(UserId reader, boolean guest, Set<String> only, String name) {
    String wanted = SearchKeys.query(name);
    boolean some = guest || !only.isEmpty();
    return connections.read(
        "find whom a search means",
        session -> {
          Params params =
              session.with(
                  people
                      + (some ? SHARED + (only.isEmpty() ? "" : amongSome) + ")" : "")
                      + " ORDER BY a.name_key LIMIT "
                      + LOOKED_AT);
          params.text(wanted);
          if (some) {
            params.text(reader.value());
            if (!only.isEmpty()) {
              params.text(Columns.jsonArray(only));
            }
          }
          // A name and a display name, and how they are read.
          return meant(params, wanted, keys -> keys, UserId::new);
        });
  }

  @Override
  public List<RoomId> rooms(UserId reader, Set<String> only, String name) {
    // Behind the name stands the topic, by which no room is called.
    return rooms(rooms, "r.name_key, r.id", reader, only, name, keys -> keys.subList(0, 1));
  }

  @Override
  public List<RoomId> directRooms(UserId reader, Set<String> only, String name) {
    return rooms(directRooms, "a.name, r.id", reader, only, name, keys -> keys);
  }

  private List<RoomId> rooms(
      String query,
      String order,
      UserId reader,
      Set<String> only,
      String name,
      Function<List<String>, List<String>> names) {
    String wanted = SearchKeys.query(name);
    return connections.read(
        "find which room a search means",
        session -> {
          Params params =
              session.with(
                  query
                      + (only.isEmpty() ? "" : amongSome)
                      + (" ORDER BY " + order + " LIMIT " + LOOKED_AT));
          params.text(reader.value()).text(wanted);
          if (!only.isEmpty()) {
            params.text(Columns.jsonArray(only));
          }
          return meant(params, wanted, names, RoomId::new);
        });
  }

  private static <T> List<T> meant(
      Params asked,
      String wanted,
      Function<List<String>, List<String>> names,
      Function<String, T> make)
      throws SQLException {
    List<Candidate> found = new ArrayList<>();
    try (ResultSet row = asked.query()) {
      while (row.next()) {
        List<String> keys = (row.getString(2) + row.getString(3)).lines().toList();
        found.add(new Candidate(row.getString(1), names.apply(keys)));
      }
    }
    List<Candidate> exact = found.stream().filter(one -> one.keys().contains(wanted)).toList();
    return (exact.isEmpty() ? found : exact)
        .stream()
            .filter(one -> one.keys().stream().anyMatch(key -> key.contains(wanted)))
            .map(one -> make.apply(one.id()))
            // A direct room of several people may be meant by more than one of them.
            .distinct()
            .limit(MOST + 1L)
            .toList();
  }
}
