package org.hiroba.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hiroba.account.LineText;
import org.hiroba.account.MentionText;
import org.hiroba.account.UserId;
import org.hiroba.log.Listed;
import org.hiroba.log.MessagePlace;
import org.hiroba.protocol.CommandException;
import org.hiroba.protocol.ErrorCode;
import org.hiroba.protocol.ProtocolLimits;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one command, each with the error that names it. For one thread. */
public final class CommandFields {
  private static final int MAX_RESUMED_ROOMS = 10_000;

  /** How many code points a query may have. */
  public static final int MAX_QUERY_CHARS = 200;

  private static final int MAX_CURSOR_CHARS = 200;

  private final JsonNode object;
  private final ProtocolLimits limits;
  private final Set<RoomId> named = new HashSet<>(2);

  CommandFields(JsonNode object, ProtocolLimits limits) {
    this.object = object;
    this.limits = limits;
  }

  /** Returns the command's id when it has a valid one: errors are answered to it. */
  public @Nullable String idIfValid() {
    String id = object.path("id").textValue();
    return TextRules.isId(id) ? id : null;
  }

  /** Returns the command's id, which must be there. */
  public String id() throws CommandException {
    String id = idIfValid();
    if (id == null) {
      throw bad("id", "must be 1 to 64 characters of A-Z a-z 0-9 . _ : -");
    }
    return id;
  }

  /** Returns the id of a room, which must be there; whether there is such a room is not asked. */
  public RoomId room() throws CommandException {
    RoomId room = new RoomId(opaque("room"));
    named.add(room);
    return room;
  }

  /** Returns the rooms that were read, but for those of {@link #resume}. */
  Set<RoomId> named() {
    return Set.copyOf(named);
  }

  /** Returns the id of a room, if one is named. */
  public Optional<RoomId> roomIfAny() throws CommandException {
    return has("room") ? Optional.of(room()) : Optional.empty();
  }

  /** Returns the id of a person, which must be there. */
  public UserId user(String name) throws CommandException {
    return new UserId(opaque(name));
  }

  /** Returns the id of a person, if one is named. */
  public Optional<UserId> userIfAny(String name) throws CommandException {
    return has(name) ? Optional.of(user(name)) : Optional.empty();
  }

  /** Returns ids of people: an array of at most 100, which must be there. */
  public List<UserId> users(String name) throws CommandException {
    return ids(name, "user", MentionText.MAX_PEOPLE).stream().map(UserId::new).toList();
  }

  /** Returns ids of rooms: an array of at most so many, which must be there. */
  public List<RoomId> rooms(String name, int most) throws CommandException {
    return ids(name, "room", most).stream().map(RoomId::new).peek(named::add).toList();
  }

  /** Returns ids: an array of at most so many, which must be there. */
  public List<String> ids(String name, String what, int most) throws CommandException {
    List<String> ids = new ArrayList<>();
    JsonNode array = object.get(name);
    if (array != null && array.isArray() && array.size() <= most) {
      array.forEach(item -> ids.add(item.isTextual() ? item.textValue() : ""));
    }
    if (array == null
        || !array.isArray()
        || array.size() != ids.size()
        || !ids.stream().allMatch(TextRules::isOpaque)) {
      throw bad(name, "must be an array of at most " + most + " " + what + " ids");
    }
    return ids;
  }

  /** Returns a seq, which must be there. */
  public long seq(String name, long smallest) throws CommandException {
    return seq(name, object.get(name), smallest);
  }

  /** Returns a seq, or null. */
  public @Nullable Long seqIfAny(String name, long smallest) throws CommandException {
    return has(name) ? seq(name, smallest) : null;
  }

  /** Returns the seqs of rooms in {@code resume}; empty when it is absent. */
  public Map<RoomId, Long> resume() throws CommandException {
    if (!has("resume")) {
      return Map.of();
    }
    JsonNode resume = object.get("resume");
    if (!resume.isObject() || resume.size() > MAX_RESUMED_ROOMS) {
      throw bad("resume", "must be an object of room ids and seqs");
    }
    Map<RoomId, Long> rooms = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : resume.properties()) {
      if (!TextRules.isOpaque(entry.getKey())) {
        throw bad("resume", "must hold room ids only");
      }
      rooms.put(new RoomId(entry.getKey()), seq("resume", entry.getValue(), 0));
    }
    return rooms;
  }

  /** Returns how many are asked for, at least 1. */
  public int limit(int byDefault) throws CommandException {
    return has("limit") ? (int) Math.min(Integer.MAX_VALUE, seq("limit", 1)) : byDefault;
  }

  /** Returns a yes or no, which must be there. */
  public boolean bool(String name) throws CommandException {
    JsonNode value = object.get(name);
    if (value == null || !value.isBoolean()) {
      throw bad(name, "must be true or false");
    }
    return value.booleanValue();
  }

  /** Returns a yes or no, or null. */
  public @Nullable Boolean boolIfAny(String name) throws CommandException {
    return has(name) ? bool(name) : null;
  }

  /** Returns a string without NUL and half surrogate pairs, which must be there. */
  public String string(String name) throws CommandException {
    JsonNode value = object.get(name);
    if (value == null || !value.isTextual()) {
      throw bad(name, "must be a string");
    }
    String flaw = TextRules.flawOf(value.textValue());
    if (!flaw.isEmpty()) {
      throw bad(name, "must not hold " + flaw);
    }
    return value.textValue();
  }

  /** Returns such a string, or null. */
  public @Nullable String stringIfAny(String name) throws CommandException {
    return has(name) ? string(name) : null;
  }

  /** Returns the text of a message: verbatim, not blank, within the limit. */
  public String text() throws CommandException {
    String text = textOrBlank();
    if (TextRules.isBlank(text)) {
      throw bad("text", "must not be blank");
    }
    return text;
  }

  /** Returns the text of a message that has something else to show: as {@link #text}, or blank. */
  public String textOrBlank() throws CommandException {
    int maxChars = limits.maxTextChars();
    String text = string("text");
    if (text.codePointCount(0, text.length()) > maxChars) {
      String longText = "The text is longer than " + maxChars + " characters; send it in parts.";
      throw new CommandException(ErrorCode.TOO_LARGE, longText, idIfValid(), true, "text");
    }
    return text;
  }

  /** Returns one line for people, in NFC, without white space around it. */
  public String line(String name, int smallest, int biggest) throws CommandException {
    String line = Normalizer.normalize(string(name), Normalizer.Form.NFC).strip();
    int length = line.codePointCount(0, line.length());
    if (length < smallest || length > biggest) {
      throw bad(name, "must have " + smallest + " to " + biggest + " characters");
    }
    if (line.chars().anyMatch(Character::isISOControl)) {
      throw bad(name, "must not hold control characters");
    }
    return line;
  }

  /** Returns one line that others read: nothing that turns its direction, and something to see. */
  public String visibleLine(String name, int smallest, int biggest) throws CommandException {
    String line = line(name, smallest, biggest);
    Optional<String> flaw = LineText.flaw(line);
    if (flaw.isPresent()) {
      throw bad(name, flaw.get());
    }
    return line;
  }

  /** Returns such a line, or null. */
  public @Nullable String visibleLineIfAny(String name, int smallest, int biggest)
      throws CommandException {
    return has(name) ? visibleLine(name, smallest, biggest) : null;
  }

  /** Returns what a list of people or rooms is to hold in their names; empty for all. */
  public String query() throws CommandException {
    return has("q") ? line("q", 0, MAX_QUERY_CHARS) : "";
  }

  /** Returns how many items of a list are asked for, at most {@link Listed#MAX_ITEMS}. */
  public int listLimit() throws CommandException {
    return Math.min(Listed.MAX_ITEMS, limit(Listed.DEFAULT_ITEMS));
  }

  /** Returns where a list of messages goes on, if that is said. */
  public Optional<MessagePlace> placeCursor() throws CommandException {
    String cursor = stringIfAny("cursor");
    Optional<MessagePlace> place = MessagePlace.ofCursor(cursor == null ? "" : cursor);
    if (place.isEmpty() && cursor != null) {
      throw badCursor();
    }
    return place;
  }

  /** Returns where a list that is ordered by seqs goes on; {@link Long#MAX_VALUE} at first. */
  public long seqCursor() throws CommandException {
    String cursor = stringIfAny("cursor");
    if (cursor != null && !TextRules.isSeq(cursor)) {
      throw badCursor();
    }
    return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
  }

  /** Returns the cursor of another list, if there is one. */
  public Optional<String> cursorIfAny() throws CommandException {
    return has("cursor") ? Optional.of(line("cursor", 1, MAX_CURSOR_CHARS)) : Optional.empty();
  }

  private CommandException badCursor() {
    return bad("cursor", "must be one that the answer before this held");
  }

  /** Tells whether a field is there and not null. */
  public boolean has(String name) {
    return object.hasNonNull(name);
  }

  /** Tells whether a field is there, be it null. */
  public boolean mentions(String name) {
    return object.has(name);
  }

  /** Says what is wrong with one field: the rest of a sentence that begins with its name. */
  public CommandException bad(String field, String rest) {
    return new CommandException(
        ErrorCode.BAD_REQUEST, "\"" + field + "\" " + rest + ".", idIfValid(), true, field);
  }

  /** Says what is wrong with the whole, in a sentence without its full stop. */
  public CommandException bad(String message) {
    return new CommandException(ErrorCode.BAD_REQUEST, message + ".", idIfValid(), true, null);
  }

  private long seq(String name, @Nullable JsonNode value, long smallest) throws CommandException {
    if (value == null
        || !value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < smallest) {
      throw bad(name, "must be a whole number of at least " + smallest);
    }
    return value.longValue();
  }

  private String opaque(String name) throws CommandException {
    JsonNode value = object.get(name);
    if (value == null || !value.isTextual() || !TextRules.isOpaque(value.textValue())) {
      throw bad(name, "must be an id");
    }
    return value.textValue();
  }
}
