package org.hiroba.bench.load;

import java.io.IOException;

/** Checks, counts and times what the members of a loop hear. Used by its loop's thread. */
final class Deliveries {
  private final WireFormat format;
  private final Counters counters;
  private final Opening opening;
  private final BatchCache batches;

  Deliveries(WireFormat format, Counters counters, Opening opening) {
    this.format = format;
    this.counters = counters;
    this.opening = opening;
    batches = new BatchCache(format);
  }

  /**
   * Takes a message.
   *
   * @throws LoadException if it does not follow what the member heard before
   */
  void hear(Member member, byte[] data, int from, int to) throws IOException {
    Batch batch = batches.read(data, from, to);
    String welcome = batch.welcome();
    if (welcome != null) {
      opening.welcomed(member, welcome);
    }
    member.hear(batch);
    counters.message();
    long now = System.nanoTime();
    for (int i = 0; i < batch.posts(); i++) {
      counters.deliveryTook(now - batch.sentNanos(i));
    }
    counters.delivered(batch.posts());
    int acknowledged = acknowledged(member, batch);
    for (int i = 0; i < acknowledged; i++) {
      if (member.acknowledged >= member.posted) {
        throw new LoadException("More acknowledgements than posts");
      }
      counters.acknowledged(now - member.acknowledgedSince());
    }
  }

  /** Where a server does not acknowledge, one's own post that comes back does. */
  private int acknowledged(Member member, Batch batch) {
    if (format.acknowledges()) {
      return batch.acknowledged();
    }
    int sender = member.seat.sender();
    return member.sends() && batch.hasPostsOf(sender)
        ? batch.lastNumber(sender) - batch.firstNumber(sender) + 1
        : 0;
  }
}
