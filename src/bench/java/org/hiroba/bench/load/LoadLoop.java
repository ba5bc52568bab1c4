package org.hiroba.bench.load;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** One selector thread with its share of the connections: says who works when. */
final class LoadLoop implements AutoCloseable {
  private static final long END_MILLIS = 10_000;

  private final Consumer<Exception> failed;
  private final Selector selector;
  private final Thread thread;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final List<Member> members = new ArrayList<>();
  private final Counters counters;
  private final Opening opening;
  private final FrameReader reader;
  private final PacedPosts posting;
  private volatile boolean stopped;

  /**
   * Starts the thread.
   *
   * @param counters that this loop alone writes
   * @param failed told once, from the thread, when it ended because something was wrong
   */
  LoadLoop(
      String name,
      URI uri,
      WireFormat format,
      Counters counters,
      PostWindow window,
      Consumer<Exception> failed)
      throws IOException {
    this.counters = counters;
    this.failed = failed;
    selector = Selector.open();
    opening = new Opening(uri, format, selector, counters);
    reader = new FrameReader(opening, new Deliveries(format, counters, opening));
    posting = new PacedPosts(format, window);
    thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.start();
  }

  long threadId() {
    return thread.getId();
  }

  /** Opens connections, a few at a time. */
  void open(List<Seat> seats) {
    execute(() -> opening.add(seats));
  }

  /**
   * Makes its senders post.
   *
   * @param allSenders how many there are in all loops together
   */
  void post(Pace pace, int allSenders) {
    execute(() -> posting.start(pace, allSenders));
  }

  /** Makes its senders stop and returns how many posts each room got from them in all. */
  CompletableFuture<List<PacedPosts.Posted>> rest() {
    CompletableFuture<List<PacedPosts.Posted>> posted = new CompletableFuture<>();
    execute(() -> posted.complete(posting.stop()));
    return posted;
  }

  private void execute(Runnable task) {
    tasks.add(task);
    selector.wakeup();
  }

  private void run() {
    try {
      while (!stopped) {
        selector.select(this::ready, posting.waitMillis());
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
          task.run();
        }
        for (Member member : opening.openMore()) {
          members.add(member);
          posting.add(member);
        }
        if (posting.needsLeastReceived()) {
          publishLeastReceived();
        }
        posting.postDue();
      }
      closeAll();
    } catch (IOException | RuntimeException e) {
      failed.accept(e);
    } finally {
      try {
        selector.close();
      } catch (IOException e) {
        failed.accept(e);
      }
    }
  }

  private void publishLeastReceived() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < members.size(); i++) {
      least = Math.min(least, members.get(i).received);
    }
    counters.leastReceived(least);
  }

  private void ready(SelectionKey key) {
    Member member = (Member) key.attachment();
    try {
      if (member.state == Member.State.OPENING) {
        opening.connected(member);
        return;
      }
      if (key.isWritable()) {
        member.flush();
      }
      if (key.isReadable()) {
        reader.read(member);
      }
    } catch (IOException e) {
      throw new LoadException("A connection broke in the state " + member.state, e);
    }
  }

  private void closeAll() throws IOException {
    for (Member member : members) {
      if (member.state == Member.State.READY && !member.hasToWrite()) {
        member.frame(Frames.CLOSE, Frames.NORMAL_CLOSURE, 0, Frames.NORMAL_CLOSURE.length);
        member.flush();
      }
      member.channel.close();
    }
  }

  @Override
  public void close() {
    stopped = true;
    selector.wakeup();
    try {
      thread.join(END_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
