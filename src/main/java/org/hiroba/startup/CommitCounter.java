package org.hiroba.startup;

import java.util.List;
import org.hiroba.health.Meters;
import org.hiroba.log.CommitListener;
import org.hiroba.log.RoomEvent;

/** Counts what became durable. Thread-safe. */
final class CommitCounter implements CommitListener {
  private final Meters.Counter commits;
  private final Meters.Counter messages;
  private final Meters.Counter events;

  CommitCounter(Meters meters) {
    commits = meters.counter("hiroba_commits_total", "Commits that made room events durable.");
    messages = meters.counter("hiroba_messages_total", "Messages that became durable.");
    events = meters.counter("hiroba_events_total", "Room events that became durable.");
  }

  @Override
  public void committed(List<RoomEvent> committed) {
    commits.increment();
    events.add(committed.size());
    messages.add(
        committed.stream().filter(event -> event instanceof RoomEvent.MessagePosted).count());
  }
}
