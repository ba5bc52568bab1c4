package org.hiroba.feature.archive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.feature.audit.AuditEntry;
import org.hiroba.feature.file.FileImport;
import org.hiroba.feature.retention.EventExpired;
import org.hiroba.log.Draft;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Outcome;
import org.hiroba.log.Refusal;
import org.hiroba.log.RoomEvent;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is imported through the log's writer, so many rows in a transaction. Every draft may
 * be applied again after a failure, and the whole import be begun again. For one thread.
 */
final class ImportWriter {
  private static final int EVENTS_AT_ONCE = 1_000;
  private static final int ROWS_AT_ONCE = 500;

  private final LogWriter writer;
  private final String origin;
  private final ImportedPeople people;
  private final FileImport files;
  private final List<Draft<Instant>> members = new ArrayList<>();

  ImportWriter(LogWriter writer, String origin, ImportedPeople people, FileImport files) {
    this.files = files;
    this.writer = writer;
    this.origin = origin;
    this.people = people;
  }

  private <R> R submit(Draft<R> draft) {
    try {
      return Outcome.await(writer.submit(draft));
    } catch (Refusal e) {
      throw new IllegalStateException("nothing refuses this", e);
    }
  }

  void begin(String what) {
    audit("import.begin", what);
  }

  void end(String what) {
    flushMembers();
    audit("import.end", what);
  }

  private void audit(String action, String detail) {
    submit(
        (tx, at) -> {
          new AuditEntry(at, AuditEntry.COMMAND_LINE, action, origin, "", detail).writeIn(tx);
          return at;
        });
  }

  void addPeople() {
    List<ImportedPeople.NewPerson> all = people.made();
    for (int from = 0; from < all.size(); from += ROWS_AT_ONCE) {
      List<ImportedPeople.NewPerson> some =
          all.subList(from, Math.min(all.size(), from + ROWS_AT_ONCE));
      submit(
          (tx, at) -> {
            ImportWrites writes = tx.port(ImportWrites.class);
            some.forEach(one -> writes.addPerson(one.person(), one.holdsName()));
            return at;
          });
    }
  }

  void addMember(ImportedRoom room, ArchivedMember member, UserId user) {
    members.add(
        (tx, at) -> {
          tx.port(ImportWrites.class).addMember(room.target(), member, user);
          return at;
        });
    if (members.size() == ROWS_AT_ONCE) {
      flushMembers();
    }
  }

  private void flushMembers() {
    List<Draft<Instant>> some = List.copyOf(members);
    members.clear();
    submit(
        (tx, at) -> {
          for (Draft<Instant> one : some) {
            one.apply(tx, at);
          }
          return at;
        });
  }

  /** Notes that a room has all that it shall have. */
  void settled(ImportedRoom room) {
    flushMembers();
    submit(
        (tx, at) -> {
          long head = Math.max(room.room().head(), room.after());
          tx.port(ImportWrites.class)
              .mark(origin, room.room().id(), new ImportMark(room.target(), head, true));
          return at;
        });
  }

  /**
   * Begins with a room.
   *
   * @param direct the people of a direct room that is none here yet
   */
  RoomWriter room(ImportedRoom room, List<UserId> direct) {
    UserRef creator = people.refOrNull(room.room().creator());
    submit(
        (tx, at) -> {
          ImportWrites writes = tx.port(ImportWrites.class);
          if (room.isNew()) {
            writes.addRoom(room.target(), room.room(), creator == null ? null : creator.id());
          }
          writes.mark(origin, room.room().id(), new ImportMark(room.target(), room.after(), false));
          return at;
        });
    return new RoomWriter(room, direct);
  }

  /** Writes the events of one room. */
  final class RoomWriter {
    private final ImportedRoom room;
    private final List<UserId> direct;
    private final List<RoomEvent> waiting = new ArrayList<>();
    private final Set<Long> deleted = new TreeSet<>();
    private long last;
    private long written;

    RoomWriter(ImportedRoom room, List<UserId> direct) {
      this.room = room;
      this.direct = direct;
      this.last = room.after();
    }

    /** Adds the next event, and what stands in the place of those that are missing before it. */
    void add(RoomEvent event, boolean isDeleted) {
      if (event.seq() <= last) {
        return;
      }
      fill(event.seq() - 1, event.at());
      put(event);
      if (isDeleted) {
        deleted.add(event.seq());
      }
    }

    private void fill(long upTo, Instant at) {
      while (last < upTo) {
        put(new EventExpired(room.target(), last + 1, at));
      }
    }

    private void put(RoomEvent event) {
      if (waiting.size() >= EVENTS_AT_ONCE) {
        flush();
      }
      waiting.add(event);
      last = event.seq();
      written++;
    }

    long written() {
      return written;
    }

    private void flush() {
      List<RoomEvent> events = List.copyOf(waiting);
      List<Long> blank = List.copyOf(deleted);
      waiting.clear();
      deleted.clear();
      if (!events.isEmpty()) {
        submit(new Events(origin, room, events, blank, files));
      }
    }

    /** Writes what waits, and shows the room. */
    void end() {
      Instant at = waiting.isEmpty() ? room.room().createdAt() : waiting.get(0).at();
      fill(room.room().head(), at);
      flush();
      submit(
          (tx, now) -> {
            ImportWrites writes = tx.port(ImportWrites.class);
            writes.settle(room.target(), room.room(), room.name(), direct);
            if (room.target().equals(RoomId.LOBBY)) {
              // Who is in it already shall not find a history to catch up with.
              writes.allRead(room.target());
            }
            return now;
          });
    }
  }

  private record Events(
      String origin, ImportedRoom room, List<RoomEvent> events, List<Long> blank, FileImport files)
      implements Draft<Instant> {
    @Override
    public Set<RoomId> rooms() {
      return Set.of(room.target());
    }

    @Override
    public Instant apply(WriteTransaction tx, Instant at) {
      ImportWrites writes = tx.port(ImportWrites.class);
      long head = tx.room(room.target()).orElseThrow().head();
      @Nullable RoomEvent last = null;
      for (RoomEvent event : events) {
        if (event.seq() > head) {
          new ImportedEvent(event).appendTo(tx, writes, files);
          last = event;
        }
      }
      if (last != null) {
        writes.blank(room.target(), blank);
        writes.mark(origin, room.room().id(), new ImportMark(room.target(), last.seq(), false));
      }
      return at;
    }
  }
}
