package org.hiroba.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** One selector thread with its share of the connections. */
final class Loop implements AutoCloseable {
  private static final int READ_BYTES = 1 << 18;
  private static final int OPENING_AT_ONCE = 32;
  private static final int IDLE_MILLIS = 50;
  private static final long NOT_POSTING = Long.MAX_VALUE;

  /** Key and its answer as in RFC 6455 §4.2.2's scheme; one pair is enough for a load. */
  private static final String KEY = "L7XSkAaV9mTTJbtCOhsZkg==";

  private static final String ACCEPT = "nk/xVRZ0rn2kjrM6nr8O/elGToQ=";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Load load;
  private final WireFormat format;
  private final Selector selector;
  private final Thread thread;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final ArrayDeque<Seat> toOpen = new ArrayDeque<>();
  private final List<Member> members = new ArrayList<>();
  private final List<Member> senders = new ArrayList<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_BYTES);
  private byte[] work = new byte[READ_BYTES * 2];
  private final byte[] text = new byte[PostText.LENGTH];
  private final byte[] command = new byte[1_024];
  private final BatchCache batches;
  private final Counters counters = new Counters();
  private int opening;
  private @Nullable Pace pace;
  private volatile boolean stopped;

  Loop(Load load, String name) throws IOException {
    this.load = load;
    format = load.format();
    batches = new BatchCache(format);
    selector = Selector.open();
    thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.start();
  }

  Counters counters() {
    return counters;
  }

  long threadId() {
    return thread.getId();
  }

  /** Opens connections, a few at a time. */
  void open(List<Seat> seats) {
    execute(() -> toOpen.addAll(seats));
  }

  /** Makes its senders post. */
  void post(Pace newPace) {
    execute(
        () -> {
          pace = newPace;
          long now = System.nanoTime();
          if (newPace instanceof Pace.Rate rate) {
            long interval = interval(rate);
            for (Member sender : senders) {
              sender.nextPostNanos = now + interval * sender.seat.sender() / load.senders();
            }
          }
        });
  }

  /** Makes its senders stop and returns how many posts each room got from them in all. */
  CompletableFuture<List<Load.Posted>> rest() {
    CompletableFuture<List<Load.Posted>> posted = new CompletableFuture<>();
    execute(
        () -> {
          pace = null;
          posted.complete(
              senders.stream().map(one -> new Load.Posted(one.seat.room(), one.posted)).toList());
        });
    return posted;
  }

  private void execute(Runnable task) {
    tasks.add(task);
    selector.wakeup();
  }

  private void run() {
    try {
      while (!stopped) {
        selector.select(this::ready, waitMillis());
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
          task.run();
        }
        openMore();
        publishLeastReceived();
        postDue();
      }
      closeAll();
    } catch (IOException | RuntimeException e) {
      load.failed(e);
    } finally {
      try {
        selector.close();
      } catch (IOException e) {
        load.failed(e);
      }
    }
  }

  private void publishLeastReceived() {
    if (pace instanceof Pace.Delivered) {
      long least = Long.MAX_VALUE;
      for (int i = 0; i < members.size(); i++) {
        least = Math.min(least, members.get(i).received);
      }
      counters.leastReceived(least);
    }
  }

  // Opening

  private void openMore() throws IOException {
    while (opening < OPENING_AT_ONCE && !toOpen.isEmpty()) {
      Seat seat = toOpen.remove();
      SocketChannel channel = SocketChannel.open();
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      Member member =
          new Member(seat, channel, channel.register(selector, SelectionKey.OP_CONNECT));
      member.key.attach(member);
      members.add(member);
      if (member.sends()) {
        senders.add(member);
      }
      opening++;
      if (channel.connect(new InetSocketAddress(load.uri().getHost(), load.uri().getPort()))) {
        shakeHands(member);
      }
    }
  }

  private void shakeHands(Member member) throws IOException {
    member.state = Member.State.SHAKING_HANDS;
    String subprotocol = format.subprotocol();
    member.write(
        ("GET " + load.uri().getPath() + " HTTP/1.1\r\n"
                + "Host: " + load.uri().getHost() + ":" + load.uri().getPort() + "\r\n"
                + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: " + KEY + "\r\n"
                + (subprotocol == null ? "" : "Sec-WebSocket-Protocol: " + subprotocol + "\r\n")
                + member.seat.headers() + "\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    member.flush();
  }

  /** Reads the answer to the handshake; returns where it ends, {@code from} if it is not whole. */
  private int readHandshake(Member member, int from, int to) throws IOException {
    String answer = new String(work, from, to - from, StandardCharsets.ISO_8859_1);
    int end = answer.indexOf("\r\n\r\n");
    if (end < 0) {
      return from;
    }
    if (!answer.startsWith("HTTP/1.1 101") || !answer.contains(ACCEPT)) {
      throw new LoadException("The handshake was answered with " + answer.substring(0, Math.min(300, answer.length())));
    }
    byte[] greeting = format.greeting();
    if (greeting == null) {
      becomeReady(member);
    } else {
      member.state = Member.State.GREETING;
      member.frame(Frames.TEXT, greeting, 0, greeting.length);
      member.flush();
    }
    return from + end + 4;
  }

  private void becomeReady(Member member) {
    member.state = Member.State.READY;
    opening--;
    counters.ready();
  }

  private static long head(String welcome, String room) throws IOException {
    for (JsonNode event : JSON.readTree(welcome)) {
      for (JsonNode one : event.path("rooms")) {
        if (one.path("id").asText().equals(room)) {
          return one.path("head").asLong();
        }
      }
    }
    throw new LoadException("Not a member of " + room + ": " + welcome);
  }

  // Reading

  private void ready(SelectionKey key) {
    Member member = (Member) key.attachment();
    try {
      if (member.state == Member.State.OPENING) {
        member.channel.finishConnect();
        key.interestOps(SelectionKey.OP_READ);
        shakeHands(member);
        return;
      }
      if (key.isWritable()) {
        member.flush();
      }
      if (key.isReadable()) {
        read(member);
      }
    } catch (IOException e) {
      throw new LoadException("A connection broke in the state " + member.state, e);
    }
  }

  private void read(Member member) throws IOException {
    buffer.clear();
    int count = member.channel.read(buffer);
    if (count < 0) {
      throw new LoadException("The server ended a connection without a close frame (1006) in the state "
              + member.state
              + ", after "
              + member.received
              + " deliveries on it");
    }
    int rest = member.restLength;
    if (work.length < rest + count) {
      work = new byte[(rest + count) * 2];
    }
    System.arraycopy(member.rest, 0, work, 0, rest);
    buffer.flip().get(work, rest, count);
    int end = rest + count;
    int at = 0;
    if (member.state == Member.State.SHAKING_HANDS) {
      at = readHandshake(member, 0, end);
    }
    if (member.state != Member.State.SHAKING_HANDS) {
      at = readFrames(member, at, end);
    }
    member.keepRest(work, at, end - at);
  }

  /** Reads all whole frames; returns where the first one begins that is not whole. */
  private int readFrames(Member member, int from, int end) throws IOException {
    int at = from;
    while (true) {
      int payload = Frames.payload(work, at, end);
      if (payload < 0) {
        return at;
      }
      long length = Frames.length(work, at);
      if (length > end - payload) {
        return at;
      }
      int next = payload + (int) length;
      readFrame(member, work[at], payload, next);
      at = next;
    }
  }

  private void readFrame(Member member, byte first, int from, int to) throws IOException {
    boolean last = (first & 0x80) != 0;
    switch (first & 0x7f) {
      case Frames.TEXT, Frames.CONTINUATION -> {
        if (last && !member.fragmented) {
          hear(member, work, from, to);
          return;
        }
        member.keepFragment(work, from, to - from);
        member.fragmented = !last;
        if (last) {
          int length = member.fragmentsLength;
          member.fragmentsLength = 0;
          hear(member, member.fragments, 0, length);
        }
      }
      case Frames.PING -> {
        member.frame(Frames.PONG, work, from, to - from);
        member.flush();
      }
      case Frames.PONG -> {}
      case Frames.CLOSE ->
          throw new LoadException(
              "The server closed a connection with " + Frames.closeReason(work, from, to));
      default -> throw new LoadException("An unexpected frame begins with " + (first & 0xff));
    }
  }

  private void hear(Member member, byte[] data, int from, int to) throws IOException {
    Batch batch = batches.read(data, from, to);
    String welcome = batch.welcome();
    if (welcome != null && member.state == Member.State.GREETING) {
      if (member.room.length > 0) {
        member.nextSeq = head(welcome, member.seat.room()) + 1;
      }
      becomeReady(member);
    }
    member.hear(batch);
    counters.message();
    long now = System.nanoTime();
    for (int i = 0; i < batch.posts(); i++) {
      counters.delivered(now - batch.sentNanos(i));
    }
    counters.delivered(batch.posts());
    int acknowledged = batch.acknowledged();
    if (!format.acknowledges() && member.sends() && batch.hasPostsOf(member.seat.sender())) {
      int sender = member.seat.sender();
      acknowledged = batch.lastNumber(sender) - batch.firstNumber(sender) + 1;
    }
    for (int i = 0; i < acknowledged; i++) {
      if (member.acknowledged >= member.posted) {
        throw new LoadException("More acknowledgements than posts");
      }
      counters.acknowledged(now - member.acknowledgedSince());
    }
  }

  // Posting

  private long interval(Pace.Rate rate) {
    return (long) (1e9 * load.senders() / rate.perSecond());
  }

  private long waitMillis() {
    if (!(pace instanceof Pace.Rate)) {
      return IDLE_MILLIS;
    }
    long due = NOT_POSTING;
    for (int i = 0; i < senders.size(); i++) {
      due = Math.min(due, senders.get(i).nextPostNanos);
    }
    long wait = due - System.nanoTime();
    return due == NOT_POSTING ? IDLE_MILLIS : Math.max(1, Math.min(IDLE_MILLIS, wait / 1_000_000));
  }

  private void postDue() throws IOException {
    if (pace instanceof Pace.Rate rate) {
      long interval = interval(rate);
      for (Member sender : senders) {
        while (sender.nextPostNanos <= System.nanoTime()) {
          post(sender);
          sender.nextPostNanos += interval;
        }
      }
    } else if (pace instanceof Pace.Acknowledged window) {
      for (Member sender : senders) {
        while (sender.posted - sender.acknowledged < window.posts()) {
          post(sender);
        }
      }
    } else if (pace instanceof Pace.Delivered window && !senders.isEmpty()) {
      boolean all = false;
      while (!all) {
        for (Member sender : senders) {
          all = all || !load.mayPost(window.posts());
          if (!all) {
            post(sender);
          }
        }
      }
    }
    for (Member sender : senders) {
      if (sender.hasToWrite()) {
        sender.flush();
      }
    }
  }

  private void post(Member sender) {
    if (sender.posted - sender.acknowledged >= Member.mostUnacknowledged()) {
      throw new LoadException(
          Member.mostUnacknowledged() + " posts of one sender wait for their acknowledgement");
    }
    long now = System.nanoTime();
    PostText.write(text, sender.seat.sender(), sender.posted, now);
    int length =
        format.post(command, sender.seat.client(), sender.room, sender.posted, text, text.length);
    sender.frame(Frames.TEXT, command, 0, length);
    sender.posting(now);
  }

  // Ending

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
      thread.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
