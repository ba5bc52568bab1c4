package org.hiroba.feature.archive;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hiroba.account.FoldedText;
import org.hiroba.room.Room;
import org.hiroba.room.RoomDirectory;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;
import org.jspecify.annotations.Nullable;

/**
 * Decides where the rooms of an archive go: into rooms of their own, never among the messages of
 * one that is here, an empty lobby apart. For one thread.
 */
final class ImportedRooms {
  /** How many rooms an archive may have. */
  static final int MAX_ROOMS = 100_000;

  private static final int MAX_NAME_CHARS = 64;

  private final RoomDirectory rooms;
  private final ImportReads reads;
  private final String origin;
  private final Map<RoomId, ImportMark> marks;
  private final Map<RoomId, ImportedRoom> here = new LinkedHashMap<>();
  private final Set<String> names = new HashSet<>();

  ImportedRooms(RoomDirectory rooms, ImportReads reads, String origin) {
    this.rooms = rooms;
    this.reads = reads;
    this.origin = origin;
    this.marks = reads.marks(origin);
  }

  void add(ArchivedRoom room) throws BadLine, ArchiveFailure {
    if (here.containsKey(room.id())) {
      throw new BadLine("has the id of an earlier line");
    }
    if (here.size() == MAX_ROOMS) {
      throw new ArchiveFailure(
          "The archive has more than " + ArchiveExport.count(MAX_ROOMS) + " rooms.");
    }
    here.put(room.id(), decide(room));
  }

  private ImportedRoom decide(ArchivedRoom room) {
    ImportMark mark = marks.get(room.id());
    if (mark != null) {
      Optional<Room> there = rooms.find(mark.target());
      if (there.isPresent()) {
        return goOn(room, mark, there.get());
      }
      // Removed here since: whoever imports it once more wants it back.
    }
    Optional<Room> same = rooms.find(room.id());
    if (same.isPresent()
        && isEmptyLobby(same.get())
        && room.kind() == RoomKind.PUBLIC
        && !room.archived()) {
      return new ImportedRoom(room, room.id(), freeName(room, same.get()), 0, false, null);
    }
    RoomId target = same.isPresent() ? derived(room.id()) : room.id();
    return new ImportedRoom(room, target, freeName(room, null), 0, true, null);
  }

  private static boolean isEmptyLobby(Room room) {
    return room.id().equals(RoomId.LOBBY) && room.head() == 0;
  }

  private ImportedRoom goOn(ArchivedRoom room, ImportMark mark, Room there) {
    String name = mark.settled() ? there.name() : freeName(room, there);
    String why = null;
    if (mark.settled() && room.head() <= mark.head()) {
      why = "is here already, from an earlier import";
    } else if (there.head() != mark.head()) {
      why =
          "was imported before and has been written in since, so nothing can follow: import it"
              + " into another database";
    }
    return new ImportedRoom(room, mark.target(), name, mark.head(), false, why);
  }

  /** The same archive finds the same room when it is imported once more. */
  private RoomId derived(RoomId id) {
    byte[] hash = LinesFile.sha256().digest((origin + " " + id).getBytes(StandardCharsets.UTF_8));
    return new RoomId("i" + HexFormat.of().formatHex(hash, 0, 16));
  }

  private @Nullable String freeName(ArchivedRoom room, @Nullable Room same) {
    String wanted = room.name();
    if (wanted == null || room.kind() != RoomKind.PUBLIC || room.archived()) {
      return wanted;
    }
    String name = wanted;
    for (int i = 1; isTaken(name, same); i++) {
      String suffix = i == 1 ? " (imported)" : " (imported " + i + ")";
      int most = MAX_NAME_CHARS - suffix.length();
      int length = wanted.codePointCount(0, wanted.length());
      name =
          (length <= most ? wanted : wanted.substring(0, wanted.offsetByCodePoints(0, most)))
              + suffix;
    }
    names.add(FoldedText.of(name));
    return name;
  }

  private boolean isTaken(String name, @Nullable Room same) {
    String key = FoldedText.of(name);
    boolean isOwn = same != null && same.name() != null && FoldedText.of(same.name()).equals(key);
    return names.contains(key) || (!isOwn && reads.isNameTaken(name));
  }

  /** Returns what becomes of a room. */
  Optional<ImportedRoom> find(RoomId id) {
    return Optional.ofNullable(here.get(id));
  }

  /** Returns all, in their order. */
  Collection<ImportedRoom> all() {
    return here.values();
  }
}
