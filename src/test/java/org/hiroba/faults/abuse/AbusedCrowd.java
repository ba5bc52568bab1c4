package org.hiroba.faults.abuse;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionTimeoutException;
import org.hiroba.blackbox.Guest;

/**
 * Many people who talk in the lobby, one after the other at a steady pace, and hear each other.
 * Knows of each post when each of them heard it. Thread-safe.
 */
public final class AbusedCrowd implements AutoCloseable {
  /** How many talk. */
  public static final int PEOPLE = 50;

  /** How many posts they make a second, all together. */
  public static final int POSTS_PER_SECOND = 20;

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String PREFIX = "hear number ";

  private final List<Person> people;
  private final List<Post> posts = new CopyOnWriteArrayList<>();
  private final List<String> wrongs = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(2, AbusedCrowd::daemon);
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(AbusedCrowd::daemon);
  private final ScheduledFuture<?> talking;

  private record Post(long sentNanos, AtomicLongArray heardNanos) {
    boolean isHeardByAll() {
      return IntStream.range(0, PEOPLE).allMatch(i -> heardNanos.get(i) != 0);
    }
  }

  /** Signs everybody in, lets them come and talk. */
  public AbusedCrowd(URI base) {
    HttpClient client = HttpClient.newBuilder().executor(threads).build();
    people = IntStream.range(0, PEOPLE).mapToObj(i -> new Person(i, this)).toList();
    for (Person person : people) {
      person.enter(client, base, Guest.signIn(base, Guest.unique("Talks")));
    }
    talking =
        clock.scheduleAtFixedRate(
            this::talk, 0, TimeUnit.SECONDS.toMicros(1) / POSTS_PER_SECOND, TimeUnit.MICROSECONDS);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "crowd");
    thread.setDaemon(true);
    return thread;
  }

  private void talk() {
    int number = posts.size();
    posts.add(new Post(System.nanoTime(), new AtomicLongArray(PEOPLE)));
    people.get(number % PEOPLE).post(PREFIX + number);
  }

  /** Notes when a person heard a text. */
  void heard(int person, String text, long nanos) {
    if (!text.startsWith(PREFIX)) {
      return;
    }
    int number = Integer.parseInt(text.substring(PREFIX.length()));
    if (!posts.get(number).heardNanos().compareAndSet(person, 0, nanos)) {
      wrong("person " + person + " heard twice: " + text);
    }
  }

  /** Notes what may not be. */
  void wrong(String what) {
    wrongs.add(what);
  }

  /** Returns how many posts were made: the number of the next. */
  int posted() {
    return posts.size();
  }

  /** Waits until these posts were heard by all, and returns how long each took for each. */
  HearingTimes hearings(int from, int to) {
    List<Post> some = new ArrayList<>(posts).subList(from, to);
    try {
      await("all have heard " + some.size() + " posts")
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(10))
          .until(() -> some.stream().allMatch(Post::isHeardByAll));
    } catch (ConditionTimeoutException e) {
      long lost = some.stream().filter(post -> !post.isHeardByAll()).count();
      wrong(lost + " of " + some.size() + " posts were not heard by all after " + PATIENCE);
    }
    return HearingTimes.ofNanos(
        some.stream()
            .flatMapToLong(
                post ->
                    IntStream.range(0, PEOPLE)
                        .mapToLong(post.heardNanos()::get)
                        .filter(nanos -> nanos != 0)
                        .map(nanos -> nanos - post.sentNanos()))
            .toArray());
  }

  /** Lets time pass, in which people talk. */
  HearingTimes talkFor(Duration time) {
    int from = posted();
    int goal = from + (int) (time.toMillis() * POSTS_PER_SECOND / 1_000);
    await("they talk").atMost(PATIENCE.plus(time)).until(() -> posted() >= goal);
    return hearings(from, goal);
  }

  /** Returns what was wrong since it was asked last: lost, doubled, refused, closed. */
  List<String> takeWrongs() {
    List<String> some = new ArrayList<>(wrongs);
    wrongs.removeAll(some);
    return some;
  }

  @Override
  public void close() {
    talking.cancel(false);
    people.forEach(Person::close);
    clock.shutdownNow();
    threads.shutdownNow();
  }
}
