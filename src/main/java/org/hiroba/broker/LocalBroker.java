package org.hiroba.broker;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hiroba.log.CommitListener;
import org.hiroba.log.News;

/** Carries news within one process: a direct call. Thread-safe. */
public final class LocalBroker implements Broker {
  private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();

  @Override
  public void subscribe(CommitListener listener) {
    listeners.add(listener);
  }

  @Override
  public void committed(News news) {
    listeners.forEach(listener -> listener.committed(news));
  }

  @Override
  public void close() {
    listeners.clear();
  }
}
