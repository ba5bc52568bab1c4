package org.hiroba.broker;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hiroba.log.CommitListener;
import org.hiroba.log.News;

/** Carries news within one process: a direct call. Thread-safe. */
public final class LocalBroker implements Broker {
  private static final Logger LOG = System.getLogger(LocalBroker.class.getName());

  private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();

  @Override
  public void subscribe(CommitListener listener) {
    listeners.add(listener);
  }

  @Override
  public void committed(News news) {
    for (CommitListener listener : listeners) {
      try {
        listener.committed(news);
      } catch (RuntimeException | Error e) {
        LOG.log(Level.ERROR, "One who hears of commits failed; the log has the events", e);
      }
    }
  }

  @Override
  public void close() {
    listeners.clear();
  }
}
