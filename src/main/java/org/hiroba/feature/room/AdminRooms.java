package org.hiroba.feature.room;

import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hiroba.account.FoldedText;
import org.hiroba.account.LineText;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.feature.audit.AuditEntry;
import org.hiroba.log.Draft;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Outcome;
import org.hiroba.log.Ports;
import org.hiroba.log.Refusal;
import org.hiroba.log.StorageException;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.MemberRole;
import org.hiroba.room.Membership;
import org.hiroba.room.Posters;
import org.hiroba.room.Room;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;
import org.jspecify.annotations.Nullable;

/**
 * Lists and changes rooms for administrators, who need not be in them; direct rooms are their
 * people's own. Thread-safe; methods wait for the database.
 */
public final class AdminRooms {
  private final LogWriter writer;
  private final RoomSheets sheets;

  /** Makes the use cases. */
  public AdminRooms(LogWriter writer, Ports ports) {
    this.writer = writer;
    this.sheets = ports.port(RoomSheets.class);
  }

  /**
   * Says who does it.
   *
   * @param address where they are
   */
  public record By(UserId user, String address) {
    void did(WriteTransaction tx, Instant at, String action, RoomId room, String detail) {
      new AuditEntry(at, user.value(), action, room.value(), address, detail).writeIn(tx);
    }
  }

  /**
   * Says what is to change about a room; null stays as it is.
   *
   * @param owner a member who becomes an owner
   * @param posting who writes in it
   */
  public record Change(
      @Nullable String name,
      @Nullable Boolean archived,
      @Nullable UserId owner,
      @Nullable Posters posting) {
    /** Says what is to change about a room in which the same people go on to write. */
    public Change(@Nullable String name, @Nullable Boolean archived, @Nullable UserId owner) {
      this(name, archived, owner, null);
    }
  }

  /**
   * Lists rooms in the order of their folded names.
   *
   * @param text which the name contains; empty for all
   * @param after the last room of the page before; null for the first page
   */
  public List<RoomSheet> list(String text, @Nullable RoomSheet after, int limit) {
    return after == null
        ? list(text, null, "", "", limit)
        : list(text, null, nameKey(after), after.room().id().value(), limit);
  }

  /**
   * Lists rooms behind a folded name and an id.
   *
   * @param archived only those that are archived, or only others; null for both
   */
  public List<RoomSheet> list(
      String text, @Nullable Boolean archived, String afterName, String afterId, int limit) {
    return sheets.list(text, archived, afterName, afterId, limit);
  }

  /**
   * Finds a room that is not direct.
   *
   * @throws Refusal there is none
   */
  public RoomSheet find(RoomId id) throws Refusal {
    return sheets.find(id).orElseThrow(AdminRooms::noRoom);
  }

  /** Returns the folded name of a room, by which rooms are in order. */
  public static String nameKey(RoomSheet sheet) {
    return FoldedText.of(String.valueOf(sheet.room().name()));
  }

  /**
   * Changes a room.
   *
   * @throws Refusal there is none, the name does not fit or is taken, or the owner is no member
   * @throws StorageException the database cannot answer for now
   */
  public RoomSheet change(By by, RoomId id, Change change) throws Refusal {
    String wanted = change.name();
    Change fit =
        new Change(
            wanted == null ? null : requireName(wanted),
            change.archived(),
            change.owner(),
            change.posting());
    Outcome.await(writer.submit(new ChangeDraft(by, id, fit)));
    return find(id);
  }

  private static String requireName(String wanted) throws Refusal {
    String name = Normalizer.normalize(wanted, Normalizer.Form.NFC).strip();
    boolean fits =
        !name.isEmpty()
            && name.codePointCount(0, name.length()) <= RoomRules.MAX_NAME_CHARS
            && LineText.flaw(name).isEmpty();
    if (!fits) {
      throw new Refusal(
          Refusal.Reason.BAD_REQUEST,
          "A room's name is one line of 1 to " + RoomRules.MAX_NAME_CHARS + " characters.");
    }
    return name;
  }

  static Room require(WriteTransaction tx, RoomId id) throws Refusal {
    return tx.room(id)
        .filter(room -> room.kind() != RoomKind.DIRECT && room.name() != null)
        .orElseThrow(AdminRooms::noRoom);
  }

  static Refusal noRoom() {
    return new Refusal(Refusal.Reason.NOT_FOUND, "There is no room with this id.");
  }

  static void requireNoLobby(RoomId id, String what) throws Refusal {
    if (id.equals(RoomId.LOBBY)) {
      throw new Refusal(Refusal.Reason.CONFLICT, "Nobody " + what + " the lobby.");
    }
  }

  private record ChangeDraft(By by, RoomId id, Change change) implements Draft<Instant> {
    @Override
    public Set<RoomId> rooms() {
      return Set.of(id);
    }

    @Override
    public Instant apply(WriteTransaction tx, Instant at) throws Refusal {
      Room room = require(tx, id);
      String name = changed(change.name(), room.name());
      Boolean archived = changed(change.archived(), room.archived());
      if (Boolean.TRUE.equals(archived)) {
        requireNoLobby(id, "archives");
      }
      requireFreeName(tx, room, name, archived);
      UserId owner = newOwner(tx);
      Posters posting = changed(change.posting(), room.posting());
      if (name == null && archived == null && owner == null && posting == null) {
        return at;
      }
      tx.append(
          id, seq -> new RoomUpdated(id, seq, at, name, null, archived, owner, posting, by.user()));
      by.did(tx, at, "room.update", id, detail(name, archived, owner, posting));
      return at;
    }

    /** A new name must be free, and so must the old one when the room is opened again. */
    private static void requireFreeName(
        WriteTransaction tx, Room room, @Nullable String name, @Nullable Boolean archived)
        throws Refusal {
      boolean isOpen = archived == null ? !room.archived() : !archived;
      boolean opens = isOpen && room.archived();
      String now = name == null ? String.valueOf(room.name()) : name;
      boolean otherKey = !FoldedText.of(now).equals(FoldedText.of(String.valueOf(room.name())));
      if (isOpen && (opens || otherKey)) {
        RoomRules.requireFreeName(tx, room.kind(), now);
      }
    }

    private @Nullable UserId newOwner(WriteTransaction tx) throws Refusal {
      UserId owner = change.owner();
      if (owner == null) {
        return null;
      }
      Membership member =
          tx.membership(id, owner)
              .orElseThrow(
                  () ->
                      new Refusal(
                          Refusal.Reason.CONFLICT, "The new owner is not a member of the room."));
      if (tx.findAccount(owner).filter(User::isGuest).isPresent()) {
        throw new Refusal(Refusal.Reason.CONFLICT, "A guest owns no room.");
      }
      return member.role() == MemberRole.OWNER ? null : owner;
    }

    private static <T> @Nullable T changed(@Nullable T wanted, @Nullable T present) {
      return wanted == null || wanted.equals(present) ? null : wanted;
    }

    private static String detail(
        @Nullable String name,
        @Nullable Boolean archived,
        @Nullable UserId owner,
        @Nullable Posters posting) {
      List<String> said = new ArrayList<>();
      if (name != null) {
        said.add("name");
      }
      if (archived != null) {
        said.add(archived ? "archived" : "opened");
      }
      if (owner != null) {
        said.add("owner " + owner);
      }
      if (posting != null) {
        said.add("posting " + posting.wireName());
      }
      return String.join(", ", said);
    }
  }
}
