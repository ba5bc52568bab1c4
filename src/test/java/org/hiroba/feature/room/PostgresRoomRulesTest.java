package org.hiroba.feature.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.hiroba.command.Client;
import org.hiroba.command.Plaza;
import org.hiroba.config.MemberLimits;
import org.hiroba.jdbc.PostgresStores;
import org.hiroba.log.FaultyStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresRoomRulesTest extends RoomRulesContract {
  private static final int ROUNDS = 15;

  @TempDir Path shared;

  @Override
  FaultyStore openStore() {
    return new FaultyStore(PostgresStores::open);
  }

  private Plaza node() {
    return new Plaza(
        Plaza.NO_RATES,
        MemberLimits.none(),
        new FaultyStore(folder -> PostgresStores.open(shared)));
  }

  @Test
  void givesANameToOneOfTwoNodesThatAskAtTheSameTime() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (Plaza first = node();
        Plaza second = node()) {
      List<Client> people = List.of(first.client("olga"), second.client("mia"));
      List<String> rooms = new ArrayList<>();
      for (Client person : people) {
        rooms.add(person.createRoom("Room of " + person.session.user().name(), "public"));
      }
      for (int round = 0; round < ROUNDS; round++) {
        String name = "'name':'Square " + round + "'";
        assertOneWins(
            atOnce(
                threads, people, i -> people.get(i).ask("createRoom", name + ",'kind':'public'")));
        String other = "'name':'Market " + round + "'";
        assertOneWins(
            atOnce(
                threads,
                people,
                i -> people.get(i).ask("updateRoom", "'room':'" + rooms.get(i) + "'," + other)));
      }
      people.forEach(person -> person.post("lobby", "still here"));
    } finally {
      threads.shutdownNow();
    }
  }

  private interface Command {
    JsonNode send(int person);
  }

  private static List<String> atOnce(ExecutorService threads, List<Client> people, Command command)
      throws Exception {
    CyclicBarrier together = new CyclicBarrier(people.size());
    List<Future<String>> answers = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      int person = i;
      Callable<String> work =
          () -> {
            together.await(20, TimeUnit.SECONDS);
            return Client.outcome(command.send(person));
          };
      answers.add(threads.submit(work));
    }
    List<String> outcomes = new ArrayList<>();
    for (Future<String> answer : answers) {
      outcomes.add(answer.get(60, TimeUnit.SECONDS));
    }
    return outcomes;
  }

  private static void assertOneWins(List<String> outcomes) {
    assertThat(outcomes).containsExactlyInAnyOrder("accepted", "conflict");
  }
}
