package org.hiroba.blackbox;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How long posts took, one after the other, until everybody had heard them. For people, not for
 * asserts. Immutable.
 */
public final class Talk {
  private final long[] sorted;

  private Talk(long[] sorted) {
    this.sorted = sorted;
  }

  /**
   * Lets people talk in the lobby.
   *
   * @param meanwhile done after each post
   */
  public static Talk among(List<ChatClient> people, String what, int posts, Runnable meanwhile) {
    long[] nanos = new long[posts];
    for (int i = 0; i < posts; i++) {
      String text = what + " " + ChatClient.newId();
      long began = System.nanoTime();
      people.get(i % people.size()).post("lobby", text);
      await("everybody hears " + text)
          .atMost(Duration.ofSeconds(20))
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(1))
          .until(() -> people.stream().allMatch(one -> heard(one, text)));
      nanos[i] = System.nanoTime() - began;
      meanwhile.run();
    }
    Arrays.sort(nanos);
    return new Talk(nanos);
  }

  private static boolean heard(ChatClient client, String text) {
    List<String> texts = client.texts();
    for (int i = texts.size() - 1; i >= 0; i--) {
      if (texts.get(i).contains(text)) {
        return true;
      }
    }
    return false;
  }

  private double at(double part) {
    return sorted[(int) (sorted.length * part)] / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }

  @Override
  public String toString() {
    return "p50 %.1f p99 %.1f ms".formatted(at(0.5), at(0.99));
  }
}
