package org.hiroba.startup;

import org.hiroba.health.Meters;
import org.hiroba.log.CommitListener;
import org.hiroba.log.News;

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
  public void committed(News news) {
    if (news.events().isEmpty()) {
      return;
    }
    commits.increment();
    events.add(news.events().size());
    messages.add(news.events().stream().filter(event -> event.kind().isMessage()).count());
  }
}
