package org.hiroba.bench.load;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Bounds the posts that are under way to somebody, over all loops. Thread-safe. */
final class PostWindow {
  private final List<Counters> counters;
  private final AtomicLong posted = new AtomicLong();

  PostWindow(List<Counters> counters) {
    this.counters = List.copyOf(counters);
  }

  /** Takes permission for one more post while fewer than so many are under way. */
  boolean mayPost(int most) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < counters.size(); i++) {
      least = Math.min(least, counters.get(i).leastReceivedPosts());
    }
    if (posted.get() - least >= most) {
      return false;
    }
    posted.incrementAndGet();
    return true;
  }
}
