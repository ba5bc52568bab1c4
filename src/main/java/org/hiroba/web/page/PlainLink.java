package org.hiroba.web.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomOverview;

/** A link to a room in the page without JavaScript, for EL. Texts are not escaped. Immutable. */
public final class PlainLink {
  private final String href;
  private final String name;
  private final boolean current;

  PlainLink(RoomOverview overview, UserId reader, RoomId current, long now) {
    this.href = toNewest(overview.room().id(), now);
    this.name = nameOf(overview, reader);
    this.current = overview.room().id().equals(current);
  }

  /** Returns the address of a room, relative to the context root. */
  static String to(RoomId room) {
    return "./" + queryOf(room);
  }

  /**
   * Returns the address of a room's newest messages. To the address that it shows already, a
   * browser would only scroll: the time makes it another one.
   */
  static String toNewest(RoomId room, long now) {
    return to(room) + "&at=" + now + "#now";
  }

  /** Returns the query of the page that shows a room. */
  static String queryOf(RoomId room) {
    return "?room=" + URLEncoder.encode(room.value(), StandardCharsets.UTF_8);
  }

  /** Returns a room's name, or of a direct room the other people in it. */
  static String nameOf(RoomOverview overview, UserId reader) {
    String name = overview.room().name();
    if (name != null) {
      return name;
    }
    List<UserRef> everybody = overview.members();
    List<UserRef> others =
        everybody.stream().filter(member -> !member.id().equals(reader)).toList();
    return (others.isEmpty() ? everybody : others)
        .stream().map(UserRef::displayName).collect(Collectors.joining(", "));
  }

  /** Returns the address, fit for an attribute. */
  public String getHref() {
    return href;
  }

  /** Returns what the room is called. */
  public String getName() {
    return name;
  }

  /** Tells whether this is the room that is shown. */
  public boolean isCurrent() {
    return current;
  }
}
