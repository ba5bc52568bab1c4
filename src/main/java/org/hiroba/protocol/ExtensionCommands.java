package org.hiroba.protocol;

import java.util.Optional;
import org.hiroba.account.LineText;
import org.hiroba.log.Listed;
import org.hiroba.log.MessagePlace;
import org.hiroba.room.NotifyLevel;
import org.jspecify.annotations.Nullable;

/**
 * Reads the commands by which this server extends {@code hiroba.v1}: versions, notification levels,
 * unread marks, saved messages, pins, own mentions and profiles.
 */
final class ExtensionCommands {
  private ExtensionCommands() {}

  static ClientCommand read(String type, Fields in) throws CommandException {
    return switch (type) {
      case "versions" ->
          new ClientCommand.Versions(
              in.id(), in.room(), in.seq("target", 1), orLatest(in.seqIfAny("before", 1)));
      case "setNotify" -> new ClientCommand.SetNotify(in.id(), in.room(), level(in));
      case "markUnread" -> new ClientCommand.MarkUnread(in.id(), in.room(), in.seq("seq", 1));
      case "save" -> new ClientCommand.Save(in.id(), in.room(), in.seq("target", 1), in.bool("on"));
      case "pin" -> new ClientCommand.Pin(in.id(), in.room(), in.seq("target", 1), in.bool("on"));
      case "pins" -> new ClientCommand.Pins(in.id(), in.room(), pinCursor(in), limit(in));
      case "saved" -> new ClientCommand.Saved(in.id(), cursor(in), limit(in));
      case "mentions" -> new ClientCommand.MentionsOfMe(in.id(), cursor(in), limit(in));
      case "setProfile" -> setProfile(in);
      default -> throw in.bad("There is no such command; see the protocol hiroba.v1");
    };
  }

  private static ClientCommand setProfile(Fields in) throws CommandException {
    ClientCommand.SetProfile profile =
        new ClientCommand.SetProfile(in.id(), line(in, "displayName", 1), line(in, "status", 0));
    if (profile.displayName() == null && profile.status() == null) {
      throw in.bad("\"displayName\" or \"status\" must say what changes");
    }
    return profile;
  }

  private static @Nullable String line(Fields in, String name, int smallest)
      throws CommandException {
    return in.visibleLineIfAny(name, smallest, LineText.MAX_CHARS);
  }

  private static NotifyLevel level(Fields in) throws CommandException {
    String level = in.string("level");
    for (NotifyLevel known : NotifyLevel.values()) {
      if (known.wireName().equals(level)) {
        return known;
      }
    }
    throw in.bad("\"level\" must be \"all\", \"mentions\" or \"none\"");
  }

  private static int limit(Fields in) throws CommandException {
    return Math.min(Listed.MAX_ITEMS, in.limit(Listed.DEFAULT_ITEMS));
  }

  private static Optional<MessagePlace> cursor(Fields in) throws CommandException {
    String cursor = in.stringIfAny("cursor");
    if (cursor == null) {
      return Optional.empty();
    }
    Optional<MessagePlace> place = MessagePlace.ofCursor(cursor);
    if (place.isEmpty()) {
      throw badCursor(in);
    }
    return place;
  }

  private static long pinCursor(Fields in) throws CommandException {
    String cursor = in.stringIfAny("cursor");
    if (cursor == null) {
      return Long.MAX_VALUE;
    }
    if (!cursor.matches("[1-9][0-9]{0,17}")) {
      throw badCursor(in);
    }
    return Long.parseLong(cursor);
  }

  private static CommandException badCursor(Fields in) {
    return in.bad("\"cursor\" must be one that the answer before this held");
  }

  private static long orLatest(@Nullable Long seq) {
    return seq == null ? Long.MAX_VALUE : seq;
  }
}
