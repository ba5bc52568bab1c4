package org.hiroba.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a loop's senders post at a {@link Pace}. Used by its loop's thread. */
final class PacedPosts {
  private static final int IDLE_MILLIS = 50;
  private static final long NOT_POSTING = Long.MAX_VALUE;
  private static final int MOST_COMMAND_BYTES = 1_024;

  private final WireFormat format;
  private final PostWindow window;
  private final List<Member> senders = new ArrayList<>();
  private final byte[] text = new byte[PostText.LENGTH];
  private final byte[] command = new byte[MOST_COMMAND_BYTES];
  private @Nullable Pace pace;
  private long intervalNanos;

  /** How many posts a room got from one sender. */
  record Posted(String room, int posts) {}

  PacedPosts(WireFormat format, PostWindow window) {
    this.format = format;
    this.window = window;
  }

  /** Takes a member that may be a sender. */
  void add(Member member) {
    if (member.sends()) {
      senders.add(member);
    }
  }

  /**
   * Begins.
   *
   * @param allSenders who share a {@link Pace.Rate}, in all loops together
   */
  void start(Pace newPace, int allSenders) {
    pace = newPace;
    if (newPace instanceof Pace.Rate rate) {
      long now = System.nanoTime();
      intervalNanos = (long) (1e9 * allSenders / rate.perSecond());
      for (Member sender : senders) {
        sender.nextPostNanos = now + intervalNanos * sender.seat.sender() / allSenders;
      }
    }
  }

  /** Ends; returns how much was posted. */
  List<Posted> stop() {
    pace = null;
    return senders.stream().map(one -> new Posted(one.seat.room(), one.posted)).toList();
  }

  /** Tells whether the pace looks at how far the slowest member is. */
  boolean needsLeastReceived() {
    return pace instanceof Pace.Delivered;
  }

  /** Returns for how long there is nothing to post, whatever comes. */
  long waitMillis() {
    if (!(pace instanceof Pace.Rate)) {
      return IDLE_MILLIS;
    }
    long due = NOT_POSTING;
    for (int i = 0; i < senders.size(); i++) {
      due = Math.min(due, senders.get(i).nextPostNanos);
    }
    long wait = due - System.nanoTime();
    return due == NOT_POSTING ? IDLE_MILLIS : Math.max(1, Math.min(IDLE_MILLIS, wait / 1_000_000));
  }

  /** Posts what is due by now. */
  void postDue() throws IOException {
    if (pace instanceof Pace.Rate) {
      for (Member sender : senders) {
        while (sender.nextPostNanos <= System.nanoTime()) {
          post(sender);
          sender.nextPostNanos += intervalNanos;
        }
      }
    } else if (pace instanceof Pace.Acknowledged most) {
      for (Member sender : senders) {
        while (sender.posted - sender.acknowledged < most.posts()) {
          post(sender);
        }
      }
    } else if (pace instanceof Pace.Delivered most && !senders.isEmpty()) {
      postInTurn(most.posts());
    }
    for (Member sender : senders) {
      if (sender.hasToWrite()) {
        sender.flush();
      }
    }
  }

  private void postInTurn(int most) {
    while (true) {
      for (Member sender : senders) {
        if (!window.mayPost(most)) {
          return;
        }
        post(sender);
      }
    }
  }

  private void post(Member sender) {
    if (sender.posted - sender.acknowledged >= Member.mostUnacknowledged()) {
      throw new LoadException(
          Member.mostUnacknowledged() + " posts of one sender wait for their acknowledgement");
    }
    long now = System.nanoTime();
    PostText.write(text, sender.seat.sender(), sender.posted, now);
    int length =
        format.post(command, sender.seat.client(), sender.room, sender.posted, text, text.length);
    sender.frame(Frames.TEXT, command, 0, length);
    sender.posting(now);
  }
}
