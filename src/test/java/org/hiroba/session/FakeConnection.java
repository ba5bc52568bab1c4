package org.hiroba.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.hiroba.protocol.CloseCode;
import org.hiroba.protocol.Frame;

/** Records what is sent to a client and ends sends as it is told to. Thread-safe. */
public final class FakeConnection implements Connection {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Says how a send ends. */
  public enum Sends {
    /** Before {@link #send} returns. */
    AT_ONCE,
    /** When {@link #complete} is called, or never. */
    WHEN_TOLD,
    /** With a failure, before {@link #send} returns. */
    FAIL,
    /** By an exception from {@link #send}. */
    THROW,
    /** By an Error from {@link #send}. */
    THROW_ERROR
  }

  private final List<Frame> frames = new ArrayList<>();
  private final List<CloseCode> closes = new ArrayList<>();
  private final Queue<SendListener> inFlight = new ArrayDeque<>();
  private Sends sends;
  private Executor executor = Runnable::run;
  private Executor sender;
  private Runnable whenClosed = () -> {};
  private int pings;
  private int mostInFlight;

  public FakeConnection(Sends sends) {
    this.sends = sends;
  }

  /** Makes a connection whose sends end at once. */
  public static FakeConnection atOnce() {
    return new FakeConnection(Sends.AT_ONCE);
  }

  /** Makes a connection whose sends end when told. */
  public static FakeConnection whenTold() {
    return new FakeConnection(Sends.WHEN_TOLD);
  }

  /** Makes a connection whose sends throw Errors. */
  public static FakeConnection throwingErrors() {
    return new FakeConnection(Sends.THROW_ERROR);
  }

  /** Makes a connection whose sends end on an executor. */
  public static FakeConnection on(Executor executor) {
    FakeConnection connection = new FakeConnection(Sends.AT_ONCE);
    connection.executor = executor;
    return connection;
  }

  /** Says which thread sends cheapest, as a container does that sends on threads of its own. */
  public FakeConnection sentBy(Executor thread) {
    sender = thread;
    return this;
  }

  @Override
  public Executor sender() {
    return sender;
  }

  /** Runs a task when the server closes the connection, as a container tells its endpoint. */
  public synchronized void whenClosed(Runnable task) {
    whenClosed = task;
  }

  /** Changes how sends end from now on. */
  public synchronized void sends(Sends how) {
    sends = how;
  }

  @Override
  public void send(Frame frame, SendListener listener) {
    synchronized (this) {
      frames.add(frame);
      notifyAll();
    }
    begin(listener);
  }

  @Override
  public void ping(SendListener listener) {
    synchronized (this) {
      pings++;
    }
    begin(listener);
  }

  private void begin(SendListener listener) {
    Sends how;
    synchronized (this) {
      how = sends;
      inFlight.add(listener);
      mostInFlight = Math.max(mostInFlight, inFlight.size());
    }
    switch (how) {
      case AT_ONCE -> executor.execute(this::complete);
      case FAIL -> fail();
      case THROW_ERROR -> throw new StackOverflowError("thrown by the test");
      case THROW -> {
        synchronized (this) {
          inFlight.remove(listener);
        }
        throw new IllegalStateException("told to throw");
      }
      case WHEN_TOLD -> {}
    }
  }

  /** Ends the oldest send that is in flight; returns whether there was one. */
  public boolean complete() {
    return end(null);
  }

  /** Ends the oldest send that is in flight with a failure. */
  public boolean fail() {
    return end(new IOException("told to fail"));
  }

  /** Ends sends until none is in flight. */
  public void completeAll() {
    boolean more = true;
    while (more) {
      more = complete();
    }
  }

  private boolean end(Throwable failure) {
    SendListener listener;
    synchronized (this) {
      listener = inFlight.poll();
    }
    if (listener == null) {
      return false;
    }
    listener.sent(failure);
    return true;
  }

  @Override
  public void close(CloseCode code, String reason) {
    Runnable task;
    synchronized (this) {
      closes.add(code);
      notifyAll();
      task = closes.size() == 1 ? whenClosed : () -> {};
    }
    task.run();
  }

  public synchronized List<Frame> frames() {
    return List.copyOf(frames);
  }

  /** Returns the texts of all messages sent so far. */
  public synchronized List<String> texts() {
    return frames.stream().map(Frame::text).toList();
  }

  /** Returns all events sent so far, in order. */
  public List<JsonNode> events() {
    List<JsonNode> events = new ArrayList<>();
    for (String text : texts()) {
      try {
        JSON.readTree(text).forEach(events::add);
      } catch (JsonProcessingException e) {
        throw new AssertionError("no JSON: " + text, e);
      }
    }
    return events;
  }

  /** Returns all events of a type sent so far, in order. */
  public List<JsonNode> events(String type) {
    return events().stream().filter(event -> event.path("type").asText().equals(type)).toList();
  }

  /** Waits for the first event that fits; fails when none comes. */
  public JsonNode await(String what, Predicate<JsonNode> fits) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    int seen = -1;
    while (System.nanoTime() < deadline) {
      int sent;
      synchronized (this) {
        sent = frames.size();
        if (sent == seen) {
          try {
            wait(1_000);
          } catch (InterruptedException e) {
            throw new AssertionError("interrupted while waiting for " + what, e);
          }
          continue;
        }
      }
      seen = sent;
      Optional<JsonNode> found = events().stream().filter(fits).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new AssertionError("no " + what + " came, but " + texts() + ", closed: " + closes());
  }

  /** Returns the codes with which the server closed, in order. */
  public synchronized List<CloseCode> closes() {
    return List.copyOf(closes);
  }

  public synchronized int pings() {
    return pings;
  }

  /** Returns how many sends were in flight at once at most. */
  public synchronized int mostInFlight() {
    return mostInFlight;
  }
}
