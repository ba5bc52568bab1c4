package org.hiroba.bench.jmh;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.command.CommandTable;
import org.hiroba.command.ReceivedCommand;
import org.hiroba.feature.message.MessagePosted;
import org.hiroba.log.RoomEvent;
import org.hiroba.protocol.CommandException;
import org.hiroba.protocol.EncodedEvent;
import org.hiroba.protocol.EventEncoder;
import org.hiroba.protocol.Frame;
import org.hiroba.protocol.ProtocolLimits;
import org.hiroba.room.RoomId;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a post costs to read, and an event to write: texts of 150 bytes as in the other loads. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBenchmark {
  private static final int BATCH = 100;
  private static final String TEXT =
      "The meeting about the new warehouse starts at ten in room four; please bring the printed"
          + " numbers of last week and the sketch that Ms. Sato left with us.";

  private final EventEncoder encoder = new EventEncoder();
  private final CommandTable reader =
      new CommandTable(new ProtocolLimits(4_000, 65_536, 10, 1_000));
  private final List<RoomEvent> events =
      LongStream.range(0, BATCH).mapToObj(CodecBenchmark::event).toList();
  private final String post =
      "{\"type\":\"post\",\"id\":\"0vC8kQm2Jx.17\",\"room\":\"lobby\",\"text\":\"" + TEXT + "\"}";

  private static RoomEvent event(long i) {
    UserRef author = new UserRef(new UserId("u" + i % 4), "person" + i % 4, "Person " + i % 4);
    return new MessagePosted(
        new RoomId("lobby"),
        1_000_000 + i,
        Instant.ofEpochMilli(1_795_000_000_000L + i),
        "0vC8kQm2Jx." + i,
        author,
        TEXT,
        null,
        List.of(),
        null,
        false);
  }

  /** Encodes one message, as happens once for all members of a room. */
  @Benchmark
  public EncodedEvent encodeOneMessage() {
    return encoder.encode(events.get(0));
  }

  /** Encodes a hundred messages and joins them to the frame that all members share. */
  @Benchmark
  public Frame encodeFrameOf100Messages() {
    List<EncodedEvent> encoded = new ArrayList<>(BATCH);
    for (RoomEvent event : events) {
      encoded.add(encoder.encode(event));
    }
    return Frame.of(encoded);
  }

  /** Reads and checks a post. */
  @Benchmark
  public ReceivedCommand readPost() throws CommandException {
    return reader.read(post);
  }
}
