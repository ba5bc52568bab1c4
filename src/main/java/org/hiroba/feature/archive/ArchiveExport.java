package org.hiroba.feature.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hiroba.account.UserId;
import org.hiroba.feature.file.FileStore;
import org.jspecify.annotations.Nullable;

/**
 * Writes archives. Of a history of any length it holds a page at a time; of rooms and people a few
 * hundred bytes each. What happens after it began is not in the archive, except that what is
 * deleted meanwhile may be left out. For one thread.
 */
public final class ArchiveExport {
  /** How many events are held at a time: each may have a text of some ten thousand characters. */
  private static final int PAGE = 200;

  private static final int PEOPLE_AT_ONCE = 1_000;

  private final ArchiveReads reads;
  private final @Nullable ArchivedFiles bytes;
  private final ArchiveProgress progress;
  private final Clock clock;
  private final String madeBy;
  private final List<ArchivedFile> files = new ArrayList<>();
  private final Set<UserId> named = new HashSet<>();
  private long people;
  private long members;
  private long events;
  private long messages;

  /**
   * Makes an export, good for one archive.
   *
   * @param store has the bytes of files; null to leave them out
   * @param madeBy the program and its version
   */
  public ArchiveExport(
      ArchiveReads reads,
      @Nullable FileStore store,
      ArchiveProgress progress,
      Clock clock,
      String madeBy) {
    this.reads = reads;
    this.bytes = store == null ? null : new ArchivedFiles(store);
    this.progress = progress;
    this.clock = clock;
    this.madeBy = madeBy;
  }

  /**
   * Says in which words the days of the scope were given.
   *
   * @param from the first day, or empty; {@code to} the last one
   */
  public record Days(String from, String to, ZoneId zone) {}

  /**
   * Writes an archive, and returns what it holds, for people.
   *
   * @throws ArchiveFailure there is no such room or person
   * @throws org.hiroba.log.StorageException the database cannot answer
   */
  public String write(ArchiveScope scope, Days days, ArchiveTarget target)
      throws IOException, ArchiveFailure {
    List<ArchivedRoom> rooms = rooms(scope);
    HtmlIndex index = new HtmlIndex(scope, days, clock.instant());
    List<ArchivedRoom> written = new ArrayList<>();
    for (ArchivedRoom room : rooms) {
      String number = String.format(Locale.ROOT, "%05d", written.size() + 1);
      ArchivedRoom placed = room.in("rooms/" + number + ".jsonl");
      if (scope.person() != null && reads.events(room.id(), scope, 0, room.head(), 1).isEmpty()) {
        // Nothing of the person is in it: not even its name belongs to them.
        continue;
      }
      writeEvents(scope, placed, target);
      written.add(placed);
      progress.at(written.size() + " of " + rooms.size() + " rooms, " + count(events) + " events");
      HtmlPages pages = new HtmlPages(reads, scope, days.zone(), bytes, target);
      index.add(placed, pages.write(placed, "pages/" + number));
    }
    writeRooms(written, target);
    writeMembers(scope, written, target);
    writePeople(scope, target);
    writeText("index.html", index.end(), target);
    ArchiveManifest manifest =
        new ArchiveManifest(
            ArchiveManifest.VERSION,
            reads.origin(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            madeBy,
            scope.spelled(),
            days.from(),
            days.to(),
            days.zone().getId(),
            new ArchiveManifest.Counts(people, written.size(), members, events, messages),
            files);
    writeText(ArchiveManifest.FILE, ArchiveJson.manifest(manifest).toPrettyString() + "\n", target);
    target.finish();
    return manifest.counts().toString();
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private List<ArchivedRoom> rooms(ArchiveScope scope) throws ArchiveFailure {
    List<ArchivedRoom> rooms = new ArrayList<>();
    String after = "";
    for (boolean more = true; more; ) {
      List<ArchivedRoom> page = reads.rooms(after, PEOPLE_AT_ONCE);
      more = page.size() == PEOPLE_AT_ONCE;
      for (ArchivedRoom room : page) {
        after = room.id().value();
        if (scope.room() == null || scope.room().equals(room.id())) {
          rooms.add(room);
        }
      }
    }
    if (scope.room() != null && rooms.isEmpty()) {
      throw new ArchiveFailure("There is no room with the id " + scope.room() + ".");
    }
    return rooms;
  }

  private void writeEvents(ArchiveScope scope, ArchivedRoom room, ArchiveTarget target)
      throws IOException {
    try (LinesFile file = new LinesFile(target, room.file())) {
      long after = 0;
      for (boolean more = true; more; ) {
        List<ArchivedEvent> page = reads.events(room.id(), scope, after, room.head(), PAGE);
        more = page.size() == PAGE;
        for (ArchivedEvent event : page) {
          after = event.seq();
          file.add(ArchiveJson.event(event));
          named.addAll(event.people());
          if (bytes != null) {
            bytes.add(event);
          }
          events++;
          messages += event.type().equals("message") ? 1 : 0;
        }
        progress.on(() -> room.shownName() + ", " + count(events) + " events");
      }
      files.add(file.end());
    }
    if (bytes != null) {
      files.addAll(bytes.write(target));
    }
  }

  private void writeRooms(List<ArchivedRoom> rooms, ArchiveTarget target) throws IOException {
    try (LinesFile file = new LinesFile(target, ArchiveManifest.ROOMS)) {
      for (ArchivedRoom room : rooms) {
        if (room.creator() != null) {
          named.add(room.creator());
        }
        file.add(ArchiveJson.room(room));
      }
      files.add(file.end());
    }
  }

  private void writeMembers(ArchiveScope scope, List<ArchivedRoom> rooms, ArchiveTarget target)
      throws IOException {
    try (LinesFile file = new LinesFile(target, ArchiveManifest.MEMBERS)) {
      // Who else is where is not one person's to be told.
      for (ArchivedRoom room : scope.person() == null ? rooms : List.<ArchivedRoom>of()) {
        String after = "";
        for (boolean more = true; more; ) {
          List<ArchivedMember> page = reads.members(room.id(), after, PEOPLE_AT_ONCE);
          more = page.size() == PEOPLE_AT_ONCE;
          for (ArchivedMember member : page) {
            after = member.user().value();
            named.add(member.user());
            members++;
            file.add(
                ArchiveJson.member(
                    new ArchivedMember(
                        member.room(),
                        member.user(),
                        member.role(),
                        member.notifyLevel(),
                        member.joinedAt(),
                        Math.min(member.readUpTo(), room.head()))));
          }
        }
      }
      files.add(file.end());
    }
  }

  private void writePeople(ArchiveScope scope, ArchiveTarget target) throws IOException {
    boolean all = scope.room() == null && scope.person() == null;
    try (LinesFile file = new LinesFile(target, ArchiveManifest.PEOPLE)) {
      String after = "";
      for (boolean more = true; more; ) {
        List<ArchivedPerson> page = reads.people(after, PEOPLE_AT_ONCE);
        more = page.size() == PEOPLE_AT_ONCE;
        for (ArchivedPerson person : page) {
          after = person.id().value();
          if (all || named.contains(person.id()) || person.id().equals(scope.person())) {
            people++;
            file.add(ArchiveJson.person(person));
          }
        }
      }
      files.add(file.end());
    }
  }

  private static void writeText(String name, String text, ArchiveTarget target) throws IOException {
    try (OutputStream out = target.begin(name)) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.write(bytes, 0, bytes.length);
    }
  }
}
