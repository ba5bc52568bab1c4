package org.hiroba.bench.jmh;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hiroba.protocol.CloseCode;
import org.hiroba.protocol.EncodedEvent;
import org.hiroba.protocol.Frame;
import org.hiroba.session.Connection;
import org.hiroba.session.Departures;
import org.hiroba.session.Outbox;
import org.hiroba.session.OutboxLimits;
import org.hiroba.session.OutboxOwner;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the outbox of one member adds to a send, without the send. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OutboxBenchmark {
  private static final int BEHIND = 100;

  private final List<EncodedEvent> event = List.of(EncodedEvent.of("x".repeat(280), false));
  private final Frame shared = Frame.of(event);
  private final List<EncodedEvent> batch =
      IntStream.range(0, BEHIND).mapToObj(i -> event.get(0)).toList();
  private final Frame sharedBatch = Frame.of(batch);
  private final Wire wire = new Wire();
  private final Departures departures = new Departures(Runnable::run);
  private final Outbox outbox = new Outbox(wire, OutboxLimits.ofEvents(256), new Owner());

  /** A connection whose sends end when told, and that counts what it was given. */
  private static final class Wire implements Connection {
    private @Nullable SendListener inFlight;
    private long bytes;

    @Override
    public void send(Frame frame, SendListener listener) {
      bytes += frame.utf8Bytes();
      inFlight = listener;
    }

    @Override
    public void ping(SendListener listener) {
      throw new IllegalStateException("nobody pings here");
    }

    @Override
    public void close(CloseCode code, String reason) {
      throw new IllegalStateException("closed: " + reason);
    }

    private void complete() {
      SendListener listener = inFlight;
      if (listener == null) {
        throw new IllegalStateException("nothing is in flight");
      }
      inFlight = null;
      listener.sent(null);
    }
  }

  /** An owner who hears of trouble: then there is no figure. */
  private static final class Owner implements OutboxOwner {
    @Override
    public void overflowed() {
      throw new IllegalStateException("overflowed");
    }

    @Override
    public void broken(Throwable failure) {
      throw new IllegalStateException("broken", failure);
    }
  }

  /** Passes on an event that all members share, and ends the send. */
  @Benchmark
  public long publishAndComplete() {
    outbox.publish(event, shared, departures);
    wire.complete();
    return wire.bytes;
  }

  /** Passes on a hundred events that all members share, and ends the send. */
  @Benchmark
  public long publish100AndComplete() {
    outbox.publish(batch, sharedBatch, departures);
    wire.complete();
    return wire.bytes;
  }

  /** Lets a hundred events gather one by one behind a send, which then leave as one message. */
  @Benchmark
  public long catchUp100AndComplete() {
    outbox.publish(event, shared, departures);
    for (int i = 0; i < BEHIND; i++) {
      outbox.publish(event, shared, departures);
    }
    wire.complete();
    wire.complete();
    return wire.bytes;
  }
}
