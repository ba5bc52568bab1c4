package org.hiroba.jdbc.write;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.EventKindTable;
import org.hiroba.log.EventKind;
import org.hiroba.log.RoomEvent;
import org.jspecify.annotations.Nullable;

/**
 * Takes what the features keep in the database: their kinds of events, what these change in the
 * views, and the adapters of their ports. Filled by one thread at start, and read only afterwards.
 */
public final class Adapters {
  private final EventKindTable kinds = new EventKindTable();
  private final Map<EventKind<?>, List<ViewWriter<RoomEvent>>> views = new HashMap<>();
  private final Map<Class<?>, Function<Connections, ?>> reading = new HashMap<>();
  private final Map<Class<?>, Function<WriteContext, ?>> writing = new HashMap<>();

  /**
   * Adds a kind of event.
   *
   * @throws IllegalArgumentException another kind has its number or its name
   */
  public <E extends RoomEvent> Adapters event(EventKind<E> kind) {
    kinds.add(kind);
    return this;
  }

  /** Adds what the events of a kind, which may be another feature's, change in the views. */
  public <E extends RoomEvent> Adapters view(EventKind<E> kind, ViewWriter<E> view) {
    @SuppressWarnings("unchecked") // an event is of the class that its kind reads
    ViewWriter<RoomEvent> untyped = (in, room, event) -> view.write(in, room, (E) event);
    views.computeIfAbsent(kind, same -> new ArrayList<>()).add(untyped);
    return this;
  }

  /**
   * Adds the adapter of a port that reads, made once and used by many threads.
   *
   * @throws IllegalArgumentException the port has one already
   */
  public <T> Adapters reading(Class<T> port, Function<Connections, T> adapter) {
    return put(reading, port, adapter);
  }

  /**
   * Adds the adapter of a port that writes, made once for each transaction that asks for it.
   *
   * @throws IllegalArgumentException the port has one already
   */
  public <T> Adapters writing(Class<T> port, Function<WriteContext, T> adapter) {
    return put(writing, port, adapter);
  }

  private <A> Adapters put(Map<Class<?>, A> table, Class<?> port, A adapter) {
    if (table.putIfAbsent(port, adapter) != null) {
      throw new IllegalArgumentException("two features bring the port " + port.getName());
    }
    return this;
  }

  /**
   * Checks that all fits together, once all features were asked.
   *
   * @throws IllegalArgumentException a view is of a kind that no feature brings
   */
  public void check() {
    for (EventKind<?> kind : views.keySet()) {
      if (!kinds.holds(kind)) {
        throw new IllegalArgumentException("no feature brings the event " + kind.wireName());
      }
    }
  }

  /** Returns the table of kinds of events. */
  public EventKindTable kinds() {
    return kinds;
  }

  /** Makes all adapters that read. */
  public Map<Class<?>, Object> open(Connections connections) {
    Map<Class<?>, Object> open = new HashMap<>();
    reading.forEach((port, adapter) -> open.put(port, adapter.apply(connections)));
    return open;
  }

  List<ViewWriter<RoomEvent>> viewsOf(EventKind<?> kind) {
    if (!kinds.holds(kind)) {
      throw new IllegalArgumentException("no feature brings the event " + kind.wireName());
    }
    return views.getOrDefault(kind, List.of());
  }

  @Nullable Function<WriteContext, ?> writingTo(Class<?> port) {
    return writing.get(port);
  }
}
