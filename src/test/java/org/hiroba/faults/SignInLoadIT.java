package org.hiroba.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.HirobaProcess;
import org.hiroba.blackbox.Http;
import org.hiroba.blackbox.LocalPerson;
import org.hiroba.blackbox.Talk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What many accounts, and many who sign in at once, cost those who chat. Tells figures. */
@Tag("nightly")
class SignInLoadIT {
  private static final String PASSWORD = "four plain words here";
  private static final int PEOPLE = 50;
  private static final int WAITING = 200;
  private static final int POSTS = 1_000;
  private static final int ROUNDS = 3;
  private static final int ACCOUNTS = 10_000;
  private static final int LOOKS = 30;

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path home;

  private HirobaProcess start() {
    // One address stands for many here.
    return HirobaProcess.start(
        home,
        Map.of(
            "hiroba.auth",
            "local",
            "hiroba.trusted-proxies",
            "127.0.0.1",
            "hiroba.limits.commands-per-second",
            "0"));
  }

  private Guest root(Http http) throws IOException {
    String token = Files.readString(home.resolve("setup-token")).strip();
    return LocalPerson.setUp(http, token, "Root", PASSWORD);
  }

  @Test
  void twoHundredWhoWaitToSignInDelayNoChat() throws Exception {
    try (HirobaProcess server = start()) {
      Http http = new Http(server.baseUri());
      Guest root = root(http);
      List<ChatClient> people = new ArrayList<>();
      for (int i = 0; i < WAITING; i++) {
        add(root, "Person " + i);
      }
      for (int i = 0; i < PEOPLE; i++) {
        people.add(LocalPerson.signIn(http, "Person " + i, PASSWORD).connect());
      }
      Talk.among(people, "warming up", POSTS, () -> {});
      for (int round = 0; round < ROUNDS; round++) {
        Talk before = Talk.among(people, "before", POSTS, () -> {});
        Map<Integer, Integer> answers = new ConcurrentSkipListMap<>();
        Talk beside = besideSignIns(http, answers, people);
        System.out.printf(
            "%d waiting sign-ins (answers %s) beside %d people: posts %s alone, %s beside%n",
            WAITING, answers, PEOPLE, before, beside);
        assertThat(answers.keySet()).isSubsetOf(200, 401, 429, 503);
        assertThat(answers).containsKey(200);
      }
      people.forEach(ChatClient::close);
      server.stop();
    }
  }

  private static void add(Guest root, String name) {
    HttpResponse<String> made =
        root.send(
            "POST",
            "api/v1/users",
            "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, PASSWORD),
            "Content-Type",
            "application/json");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
  }

  private static Talk besideSignIns(
      Http http, Map<Integer, Integer> answers, List<ChatClient> people)
      throws InterruptedException {
    ScheduledExecutorService strangers = Executors.newScheduledThreadPool(WAITING);
    try {
      for (int i = 0; i < WAITING; i++) {
        String body = "{\"name\":\"Person %d\",\"password\":\"%s\"}".formatted(i, PASSWORD);
        String address = "10.1.2." + i;
        strangers.execute(() -> signInAgainAndAgain(strangers, http, address, body, answers));
      }
      return Talk.among(people, "beside", POSTS, () -> {});
    } finally {
      strangers.shutdownNow();
      assertThat(strangers.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
    }
  }

  /** As a page does: whoever is told to wait waits so long. */
  private static void signInAgainAndAgain(
      ScheduledExecutorService strangers,
      Http http,
      String address,
      String body,
      Map<Integer, Integer> answers) {
    HttpResponse<String> answer = http.postJson("api/v1/session", body, "X-Forwarded-For", address);
    answers.merge(answer.statusCode(), 1, Integer::sum);
    long pause = answer.headers().firstValueAsLong("Retry-After").orElse(0);
    if (!strangers.isShutdown()) {
      var unused =
          strangers.schedule(
              () -> signInAgainAndAgain(strangers, http, address, body, answers),
              pause,
              TimeUnit.SECONDS);
    }
  }

  private static double at(long[] sorted, double part) {
    return sorted[(int) (sorted.length * part)] / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }

  @Test
  void tenThousandAccountsAreListedPageByPage() throws Exception {
    try (HirobaProcess server = start()) {
      Http http = new Http(server.baseUri());
      Guest root = root(http);
      for (int i = 0; i < ACCOUNTS; i++) {
        String name = "{\"name\":\"Person %05d\"}".formatted(i);
        HttpResponse<String> made =
            root.send("POST", "api/v1/users", name, "Content-Type", "application/json");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
      }
      for (String list :
          List.of(
              "api/v1/users",
              "api/v1/users?q=person%2009",
              "api/v1/users?role=admin",
              "api/v1/audit",
              "api/v1/audit?action=user.create",
              "api/v1/overview",
              "api/v1/rooms?all=true",
              "api/v1/tokens?all=true")) {
        Map<Integer, Integer> codes = new TreeMap<>();
        long[] nanos = new long[LOOKS];
        for (int i = 0; i < LOOKS; i++) {
          long began = System.nanoTime();
          codes.merge(root.get(list).statusCode(), 1, Integer::sum);
          nanos[i] = System.nanoTime() - began;
        }
        Arrays.sort(nanos);
        System.out.printf(
            "%d accounts, GET %s: p50 %.1f, worst of %d %.1f ms%n",
            ACCOUNTS, list, at(nanos, 0.5), LOOKS, at(nanos, 0.99));
        assertThat(codes).as(list).containsOnlyKeys(200);
      }
      server.stop();
    }
  }
}
