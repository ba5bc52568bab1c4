package org.hiroba.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hiroba.account.UserId;
import org.hiroba.health.Beat;
import org.hiroba.health.Workers;
import org.hiroba.log.MembershipChange;
import org.hiroba.log.RoomEvent;
import org.hiroba.log.RoomLog;
import org.hiroba.log.StorageException;
import org.hiroba.protocol.CloseCode;
import org.hiroba.protocol.EncodedEvent;
import org.hiroba.protocol.EventEncoder;
import org.hiroba.room.RoomId;

/**
 * Serves some of the rooms on one thread. What gathered while it worked, or while the container's
 * threads sent what was handed over to them, is handled as one batch, so that a room's events leave
 * in one message that all share.
 */
final class FanOutShard implements AutoCloseable {
  private static final Logger LOG = System.getLogger(FanOutShard.class.getName());

  private final RoomLog log;
  private final EventEncoder encoder;
  private final FanOut.MembershipListener memberships;
  private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final FanOutPace pace;
  private final Workers workers;
  private final Thread thread;

  /** Whether heads are being asked for; set by the reader when it has asked. */
  private volatile boolean checkingHeads;

  // All below belong to the thread.
  private final Map<RoomId, RoomChannel> channels = new HashMap<>();
  private final PendingNews pending = new PendingNews();
  private final Set<ChatSession> toFlush = new LinkedHashSet<>();
  private final Departures departures = new Departures(tasks::add);
  private final Deque<Runnable> batch = new ArrayDeque<>();
  private boolean stopped;

  FanOutShard(
      String name,
      RoomLog log,
      EventEncoder encoder,
      FanOut.MembershipListener memberships,
      FanOutPace pace) {
    this.pace = pace;
    this.log = log;
    this.encoder = encoder;
    this.memberships = memberships;
    this.workers = Workers.loop(name);
    this.thread = workers.thread(this::run);
  }

  void start() {
    thread.start();
  }

  /** Returns the thread, for the watchdog. */
  Workers threads() {
    return workers;
  }

  void committed(RoomId room, List<RoomEvent> events, long sinceNanos) {
    tasks.add(() -> pending.add(room, events, sinceNanos));
  }

  void attach(
      ChatSession session,
      RoomId room,
      long from,
      long memberAsOf,
      boolean announce,
      FanOut.AttachOutcome outcome) {
    tasks.add(
        () -> {
          boolean done;
          try {
            done = attach(session, room, from, memberAsOf, announce);
          } catch (RuntimeException | Error e) {
            // Not to hear the room without knowing would be a silent hole.
            session.close(CloseCode.GOING_AWAY, "the history cannot be read for now; reconnect");
            throw e;
          }
          outcome.attached(done);
        });
  }

  private boolean attach(
      ChatSession session, RoomId room, long from, long memberAsOf, boolean announce) {
    deliver(room);
    RoomChannel channel = channels.get(room);
    if (channel == null) {
      channel = new RoomChannel(room, log, encoder, memberships, departures);
      channels.put(room, channel);
    }
    try {
      return channel.attach(session, from, memberAsOf, announce);
    } finally {
      dropIfIdle(room, channel);
    }
  }

  void detach(ChatSession session, RoomId room) {
    tasks.add(
        () -> {
          RoomChannel channel = channels.get(room);
          if (channel != null) {
            channel.detach(session);
            dropIfIdle(room, channel);
          }
        });
  }

  void tell(RoomId room, EncodedEvent event, UserId exceptUser) {
    tasks.add(
        () -> {
          RoomChannel channel = channels.get(room);
          if (channel != null) {
            channel.tell(event, exceptUser);
          }
        });
  }

  void dissolve(RoomId room) {
    tasks.add(
        () -> {
          deliver(room);
          RoomChannel channel = channels.remove(room);
          if (channel != null) {
            channel.dissolve();
          }
        });
  }

  void forgetRecent() {
    tasks.add(
        () -> {
          // What was committed before is not to be kept afterwards.
          pending.rooms().forEach(this::deliver);
          channels.values().forEach(RoomChannel::forgetRecent);
        });
  }

  void flush(ChatSession session) {
    tasks.add(() -> toFlush.add(session));
  }

  /**
   * Compares heads with the log, unless that is under way.
   *
   * @param reader asks the log: a database that is down keeps it waiting, but not the shard, which
   *     has answers to send
   */
  void checkHeads(Executor reader) {
    tasks.add(
        () -> {
          if (!checkingHeads && !channels.isEmpty()) {
            List<RoomId> rooms = List.copyOf(channels.keySet());
            // Before the reader begins, which may end before this thread goes on.
            checkingHeads = true;
            try {
              reader.execute(() -> readHeads(rooms));
            } catch (RuntimeException | Error e) {
              checkingHeads = false;
              throw e;
            }
          }
        });
  }

  private void readHeads(List<RoomId> rooms) {
    try {
      Map<RoomId, Long> heads = log.heads(rooms);
      tasks.add(() -> heads.forEach(this::catchUp));
    } catch (StorageException e) {
      cannotRead(e);
    } finally {
      checkingHeads = false;
    }
  }

  private void catchUp(RoomId room, long head) {
    RoomChannel channel = channels.get(room);
    if (channel != null && channel.head() < head) {
      deliver(room);
      channel.catchUp();
    }
  }

  @Override
  public void close() {
    tasks.add(() -> stopped = true);
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Begins anew with what is left of a batch out of which it was thrown. */
  private void run() {
    while (!stopped) {
      try {
        awaitTask();
      } catch (InterruptedException e) {
        LOG.log(Level.WARNING, "Somebody interrupted a fan-out thread; it goes on until closed");
        continue;
      }
      pace.begins();
      tasks.drainTo(batch);
      while (!batch.isEmpty()) {
        guard(batch.remove());
      }
      if (!departures.areUnderWay()) {
        pending.rooms().forEach(room -> guard(() -> deliver(room)));
      }
      for (Iterator<ChatSession> each = toFlush.iterator(); each.hasNext(); ) {
        ChatSession session = each.next();
        each.remove();
        guard(() -> session.flush(departures));
      }
      departures.leave();
    }
  }

  /** Waits for something to do; what gathers meanwhile does not wait for ever. */
  private void awaitTask() throws InterruptedException {
    if (!batch.isEmpty()) {
      return;
    }
    Beat.rests();
    pace.rests();
    if (pending.isEmpty()) {
      batch.add(tasks.take());
    } else {
      Runnable task = tasks.poll(Departures.PATIENCE_NANOS, TimeUnit.NANOSECONDS);
      batch.add(task == null ? () -> {} : task);
    }
  }

  private void deliver(RoomId room) {
    PendingNews.OfRoom news = pending.take(room);
    if (news == null) {
      return;
    }
    RoomChannel channel = channels.get(room);
    if (channel != null) {
      channel.deliver(news.events());
      pace.passedOn(news.sinceNanos());
      return;
    }
    // Nobody listens, but who just became a member is about to.
    for (RoomEvent event : news.events()) {
      if (event instanceof MembershipChange change && change.joins()) {
        guard(() -> memberships.joined(room, change.user().id()));
      }
    }
  }

  private void dropIfIdle(RoomId room, RoomChannel channel) {
    if (channel.isIdle()) {
      channels.remove(room);
    }
  }

  private static void cannotRead(StorageException failure) {
    LOG.log(Level.WARNING, "Fan-out cannot read the log for now: {0}", failure.getMessage());
  }

  /**
   * Keeps the thread alive: what fails is told, and read from the log at the next check of heads.
   */
  private static void guard(Runnable task) {
    Beat.begins();
    try {
      task.run();
    } catch (StorageException e) {
      cannotRead(e);
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "Fan-out failed unexpectedly", e);
    }
  }
}
