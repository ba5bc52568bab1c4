package org.hiroba.cli.chat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** A loop whose clock a test moves. */
final class ManualLoop implements Loop {
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final List<Timer> timers = new ArrayList<>();
  private long now;

  private record Timer(long at, Runnable task) {}

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  @Override
  public Runnable schedule(Duration delay, Runnable task) {
    Timer timer = new Timer(now + delay.toNanos(), task);
    timers.add(timer);
    return () -> timers.remove(timer);
  }

  @Override
  public long nanoTime() {
    return now;
  }

  /** Runs what waits. */
  void run() {
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
  }

  /** Moves the clock and runs everything that is due on the way, in order. */
  void pass(Duration time) {
    long end = now + time.toNanos();
    run();
    Optional<Timer> due = next(end);
    while (due.isPresent()) {
      timers.remove(due.get());
      now = due.get().at();
      due.get().task().run();
      run();
      due = next(end);
    }
    now = end;
  }

  private Optional<Timer> next(long end) {
    return timers.stream().filter(t -> t.at() <= end).min(Comparator.comparingLong(Timer::at));
  }
}
