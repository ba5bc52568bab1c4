package org.hiroba.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.feature.pin.MessagePinned;
import org.hiroba.feature.retention.RetentionWrites;
import org.hiroba.jdbc.check.DatabaseCheckup.Findings;
import org.hiroba.log.StorageException;
import org.hiroba.log.StoreContract;
import org.junit.jupiter.api.Test;

/** Says which faults of a database are found, and which of them are made right. */
abstract class CheckContract extends StoreContract {
  private static final String IN_SQUARE = " room = (SELECT no FROM room WHERE id = 'r-square')";

  /** Names the database of a folder. */
  abstract DatabaseSettings settings(Path home);

  /** Opens a connection for doing harm. */
  abstract Connection connect() throws SQLException;

  /** Names the tables of the index of words, and does harm to it. */
  abstract void harmWords(String sql) throws SQLException;

  private void live() {
    openRoom();
    post(ANN, "first words", BOB.id());
    post(BOB, "second one");
    post(ANN, "to be deleted");
    edit(ANN, 1, "first as edited", CAT.id());
    delete(ANN, 3);
    react(BOB, 1, "👍", true);
    react(ANN, 1, "❤️", true);
    react(ANN, 1, "🎉", true);
    react(ANN, 1, "🎉", false);
    run(tx -> tx.append(SQUARE, seq -> new MessagePinned(SQUARE, seq, at(seq), 2, true, ANN.id())));
    run(tx -> tx.append(SQUARE, seq -> new MessagePinned(SQUARE, seq, at(seq), 1, true, ANN.id())));
    run(
        tx ->
            tx.append(SQUARE, seq -> new MessagePinned(SQUARE, seq, at(seq), 1, false, ANN.id())));
    awaitWords();
  }

  /** Waits until the index of words has come to the end of the log. */
  private void awaitWords() {
    await().atMost(Duration.ofSeconds(20)).until(() -> wordsUpTo() == log.head(SQUARE));
  }

  /** Returns up to which event of the room words were taken in. */
  abstract long wordsUpTo() throws SQLException;

  static long number(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT COALESCE(MAX(seq), 0) FROM " + table + " WHERE seq <> 10000")) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  private Findings look() {
    return DatabaseChecks.look(settings(folder), folder);
  }

  private void harm(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
      }
    }
  }

  @Test
  void findsNothingWhereAllIsWellWhileTheServerRuns() {
    live();
    assertThat(look().faults()).isEmpty();
    store.close();
    assertThat(look().faults()).isEmpty();
    assertThat(DatabaseChecks.repair(settings(folder), folder).faults()).isEmpty();
  }

  @Test
  void findsNothingWrongWithMessagesThatExpired() {
    live();
    ((DatabaseStore) store).database().forgetting().forget(SQUARE, List.of(1L));
    run(tx -> tx.port(RetentionWrites.class).expire(SQUARE, 0, 1, at(1).plusMillis(1)));
    post(BOB, "after that");
    awaitWords();
    store.close();
    assertThat(look().faults()).isEmpty();
    assertThat(DatabaseChecks.repair(settings(folder), folder).faults()).isEmpty();
  }

  @Test
  void findsWhatIsWrongAndMakesItRight() throws SQLException {
    live();
    store.close();
    Map<String, String> harms = new LinkedHashMap<>();
    harms.put("UPDATE room SET head = head - 1 WHERE id = 'r-square'", "it says that it has");
    harms.put(
        "UPDATE room SET message_count = message_count + 1 WHERE id = 'r-square'",
        "it says that it has 4 messages, and has 3");
    harms.put(
        "UPDATE event SET message_no = message_no + 1 WHERE seq > 4 AND" + IN_SQUARE,
        "count the messages before them wrongly");
    harms.put(
        "UPDATE event SET text = 'back again', deleted = 0 WHERE seq = 3 AND" + IN_SQUARE,
        "1 messages that were deleted are still there");
    harms.put(
        "UPDATE event SET current_text = 'other' WHERE seq = 1 AND" + IN_SQUARE,
        "1 messages do not read as they were edited last");
    harms.put(
        "UPDATE membership SET read_up_to = 1000 WHERE" + IN_SQUARE, "2 people have read further");
    harms.put("DELETE FROM reaction WHERE emoji = '❤'", "1 reactions are missing");
    harms.put("UPDATE reaction SET emoji = '🐟' WHERE emoji = '❤'", "1 reactions are there that");
    harms.put("UPDATE reaction_kind SET people = 7", "2 kinds of reactions are counted wrongly");
    harms.put("DELETE FROM reaction_kind", "2 kinds of reactions are counted wrongly");
    harms.put("DELETE FROM pin", "1 pins are missing");
    harms.put("UPDATE pin SET seq = 1", "1 pins are there that nobody set");
    harms.put("UPDATE mention SET seq = 3", "1 mentions are of messages that are not there");
    harms.put(
        "INSERT INTO file (id, room, account, name, search_key, type, kind, bytes, preview, state,"
            + " seq, place, at) SELECT 'f3', no, 1, 'plan', 'plan', 'x/y', 6, 9, 0, 3, 3, 0, 1"
            + " FROM room WHERE id = 'r-square'",
        "1 files are kept whose messages were deleted");
    harms.put(
        "INSERT INTO file_usage (account, files, bytes) VALUES (77, 2, 9)",
        "2 files are counted and 0 are there");
    for (Map.Entry<String, String> one : harms.entrySet()) {
      harm(one.getKey());
      Findings found = look();
      assertThat(found.faults())
          .as(one.getKey())
          .anySatisfy(line -> assertThat(line).contains(one.getValue()).contains("--repair"));
      assertThat(found.repairable()).isTrue();
      assertThat(DatabaseChecks.repair(settings(folder), folder).faults())
          .as(one.getKey())
          .isEmpty();
    }
    openStore();
    assertThat(log.head(SQUARE)).isEqualTo(12);
    assertThat(log.eventsAfter(SQUARE, 0, 100)).hasSize(12);
  }

  @Test
  void saysWhatIsLostAndThatOnlyABackupHasIt() throws SQLException {
    live();
    store.close();
    harm("DELETE FROM event WHERE seq = 6 AND" + IN_SQUARE);
    assertThat(look().faults())
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("Room r-square: its log goes up to number 12 and has 11 events")
                    .contains("restore a backup"));
    harm("DELETE FROM event WHERE seq = 12 AND" + IN_SQUARE);
    assertThat(look().faults())
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("12 events were acknowledged and its log ends with number 11"));
    harm("DELETE FROM account WHERE id = 'u-ann'");
    assertThat(look().faults())
        .anySatisfy(line -> assertThat(line).contains("there is no such account"));
    assertThat(DatabaseChecks.repair(settings(folder), folder).faults())
        .anySatisfy(line -> assertThat(line).contains("the others are missing"));
  }

  @Test
  void makesAnIndexOfWordsAnewThatIsNotAsTheMessagesAre() throws SQLException {
    live();
    store.close();
    for (String harm :
        List.of(
            "DELETE FROM %1$s WHERE seq = 1",
            "UPDATE %1$s SET seq = 3 WHERE seq = 1", "UPDATE %2$s SET seq = 10000")) {
      harmWords(harm);
      assertThat(look().faults())
          .as(harm)
          .anySatisfy(line -> assertThat(line).contains("index of words"));
      assertThat(DatabaseChecks.repair(settings(folder), folder).faults()).isEmpty();
      openStore();
      awaitWords();
      store.close();
      assertThat(look().faults()).as("after " + harm).isEmpty();
    }
  }

  @Test
  void looksAtNothingThatIsOfAnotherVersion() throws SQLException {
    store.close();
    harm(
        "DELETE FROM hiroba_schema_history WHERE installed_rank ="
            + " (SELECT MAX(installed_rank) FROM hiroba_schema_history)");
    assertThatThrownBy(this::look)
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("start the server once");
  }
}
