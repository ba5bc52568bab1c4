package org.hiroba.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.Json;

/**
 * Several users who talk in several rooms and note everything. Made once for a server that is up;
 * ended by {@link #finish}, which lets everything settle and checks the whole history.
 */
final class Load implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Supplier<URI> base;
  private final Recording recording = new Recording();
  private final ScheduledExecutorService clock =
      Executors.newScheduledThreadPool(
          2,
          task -> {
            Thread thread = new Thread(task, "load");
            thread.setDaemon(true);
            return thread;
          });
  private final List<LoadClient> clients = new ArrayList<>();
  private final List<String> rooms = new ArrayList<>(List.of("lobby"));
  private final List<ScheduledFuture<?>> ticks = new ArrayList<>();
  private final int maxText;

  /** Signs users in, makes public rooms beside the lobby, lets all join them and connects all. */
  Load(TestedServer server, int users, int roomCount, int maxText) {
    this(server::base, users, roomCount, maxText);
  }

  /**
   * Does the same on any server.
   *
   * @param base where it serves now
   */
  Load(Supplier<URI> base, int users, int roomCount, int maxText) {
    this.base = base;
    this.maxText = maxText;
    for (int i = 0; i < users; i++) {
      add(Guest.signIn(base.get(), Guest.unique("User")));
    }
    for (int i = 1; i < roomCount; i++) {
      rooms.add(makeRoom());
    }
    clients.forEach(LoadClient::connect);
    awaitLive();
  }

  private void add(Guest guest) {
    clients.add(new LoadClient(guest, base, recording, clock, maxText, clients.size() + 1L));
  }

  private String makeRoom() {
    String room = "";
    for (LoadClient client : clients) {
      try (ChatClient member = client.guest().connect()) {
        if (room.isEmpty()) {
          JsonNode made =
              member.ask(
                  Json.MAPPER
                      .createObjectNode()
                      .put("type", "createRoom")
                      .put("name", Guest.unique("room"))
                      .put("kind", "public"));
          room = made.path("room").asText();
        } else {
          member.ask(Json.MAPPER.createObjectNode().put("type", "joinRoom").put("room", room));
        }
      }
    }
    return room;
  }

  /** Returns the clients. */
  List<LoadClient> clients() {
    return clients;
  }

  /** Returns the rooms in which they talk. */
  List<String> rooms() {
    return rooms;
  }

  /** Waits until everybody is connected and has caught up. */
  void awaitLive() {
    await("everybody is online")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(
            () -> assertThat(clients.stream().filter(client -> !client.isLive())).isEmpty());
  }

  /** Lets everybody do something every so many milliseconds. */
  void start(int periodMillis) {
    for (LoadClient client : clients) {
      ticks.add(
          clock.scheduleAtFixedRate(
              () -> client.act(rooms), 0, periodMillis, TimeUnit.MILLISECONDS));
    }
  }

  /** Returns how many commands were accepted so far. */
  long accepted() {
    return recording.accepted();
  }

  /** Waits until so many more commands were accepted: time alone proves no load. */
  void awaitAccepted(int more) {
    long goal = accepted() + more;
    await(more + " more accepted").atMost(PATIENCE).until(() -> accepted() >= goal);
  }

  Recording recording() {
    return recording;
  }

  /** Stops talking. */
  void pause() {
    ticks.forEach(tick -> tick.cancel(false));
    ticks.clear();
  }

  /** Stops talking, waits until everything is answered and heard, and checks the history. */
  void finish(String title) {
    pause();
    await("everything is answered")
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(clients.stream().filter(client -> !client.isSettled())).isEmpty());
    Guest reader = clients.get(0).guest().at(base.get());
    Map<String, List<Event>> log = LogReader.read(base.get(), reader, rooms);
    Map<String, Long> heads = new HashMap<>();
    log.forEach((room, events) -> heads.put(room, (long) events.size()));
    try {
      await("everything is heard")
          .atMost(Duration.ofSeconds(20))
          .until(() -> clients.stream().allMatch(client -> hasHeard(client, heads)));
    } catch (ConditionTimeoutException e) {
      // The checker names who did not hear what.
      System.out.println(title + ": " + e.getMessage());
    }
    clients.forEach(LoadClient::noteOnline);
    note(log);
    note(LogReader.read(base.get(), reader, rooms));
    List<Noted> notes = recording.notes();
    System.out.println(title + ": " + summary(notes));
    assertThat(HistoryChecker.check(notes)).as("violations of " + title).isEmpty();
  }

  private static boolean hasHeard(LoadClient client, Map<String, Long> heads) {
    Map<String, Long> heard = new HashMap<>(client.lastSeqs());
    heard.keySet().retainAll(heads.keySet());
    return heard.equals(heads);
  }

  /** Lets them talk in rooms of their own only, where no other load is heard. */
  void leaveTheLobbyAlone() {
    rooms.remove("lobby");
  }

  private void note(Map<String, List<Event>> log) {
    log.forEach((room, events) -> recording.add(step -> new Noted.Log(step, room, events)));
  }

  private static String summary(List<Noted> notes) {
    Map<String, Long> counts =
        notes.stream()
            .collect(
                Collectors.groupingBy(
                    note -> note.getClass().getSimpleName(), Collectors.counting()));
    return counts + ", " + Latencies.of(notes);
  }

  @Override
  public void close() {
    pause();
    clients.forEach(LoadClient::close);
    clock.shutdownNow();
  }
}
