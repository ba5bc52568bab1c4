package org.hiroba.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hiroba.account.LineText;
import org.hiroba.account.UserId;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one command, each with the error that names what is wrong with it. */
final class Fields {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
  private static final Pattern OPAQUE = Pattern.compile("[A-Za-z0-9._:@-]{1,64}");
  private static final int MAX_PEOPLE = 1_000;
  private static final int MAX_RESUMED_ROOMS = 10_000;

  private final JsonNode object;

  Fields(JsonNode object) {
    this.object = object;
  }

  /** Returns the command's id when it has a valid one: errors are answered to it. */
  @Nullable String idIfValid() {
    JsonNode id = object.get("id");
    return id != null && id.isTextual() && ID.matcher(id.textValue()).matches()
        ? id.textValue()
        : null;
  }

  String id() throws CommandException {
    String id = idIfValid();
    if (id == null) {
      throw bad("\"id\" must be 1 to 64 characters of A-Z a-z 0-9 . _ : -");
    }
    return id;
  }

  RoomId room() throws CommandException {
    return new RoomId(opaque("room"));
  }

  Optional<RoomId> roomIfAny() throws CommandException {
    return has("room") ? Optional.of(room()) : Optional.empty();
  }

  UserId user(String name) throws CommandException {
    return new UserId(opaque(name));
  }

  Optional<UserId> userIfAny(String name) throws CommandException {
    return has(name) ? Optional.of(user(name)) : Optional.empty();
  }

  List<UserId> users(String name) throws CommandException {
    JsonNode array = object.get(name);
    if (array == null || !array.isArray() || array.size() > MAX_PEOPLE) {
      throw bad("\"" + name + "\" must be an array of at most " + MAX_PEOPLE + " user ids");
    }
    List<UserId> users = new ArrayList<>(array.size());
    for (JsonNode item : array) {
      if (!item.isTextual() || !OPAQUE.matcher(item.textValue()).matches()) {
        throw bad("\"" + name + "\" must hold user ids only");
      }
      users.add(new UserId(item.textValue()));
    }
    return users;
  }

  /** Returns a seq, which must be there. */
  long seq(String name, long smallest) throws CommandException {
    return seq(name, object.get(name), smallest);
  }

  @Nullable Long seqIfAny(String name, long smallest) throws CommandException {
    return has(name) ? seq(name, smallest) : null;
  }

  Map<RoomId, Long> resume() throws CommandException {
    if (!has("resume")) {
      return Map.of();
    }
    JsonNode resume = object.get("resume");
    if (!resume.isObject() || resume.size() > MAX_RESUMED_ROOMS) {
      throw bad("\"resume\" must be an object of room ids and seqs");
    }
    Map<RoomId, Long> rooms = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : resume.properties()) {
      if (!OPAQUE.matcher(entry.getKey()).matches()) {
        throw bad("\"resume\" must hold room ids only");
      }
      rooms.put(new RoomId(entry.getKey()), seq("resume", entry.getValue(), 0));
    }
    return rooms;
  }

  int limit(int byDefault) throws CommandException {
    if (!has("limit")) {
      return byDefault;
    }
    return (int) Math.min(Integer.MAX_VALUE, seq("limit", 1));
  }

  boolean bool(String name) throws CommandException {
    JsonNode value = object.get(name);
    if (value == null || !value.isBoolean()) {
      throw bad("\"" + name + "\" must be true or false");
    }
    return value.booleanValue();
  }

  @Nullable Boolean boolIfAny(String name) throws CommandException {
    return has(name) ? bool(name) : null;
  }

  String string(String name) throws CommandException {
    JsonNode value = object.get(name);
    if (value == null || !value.isTextual()) {
      throw bad("\"" + name + "\" must be a string");
    }
    return wellFormed(name, value.textValue());
  }

  @Nullable String stringIfAny(String name) throws CommandException {
    return has(name) ? string(name) : null;
  }

  /** Returns the text of a message: verbatim, not blank, within the limit. */
  String text(int maxChars) throws CommandException {
    String text = string("text");
    if (text.codePointCount(0, text.length()) > maxChars) {
      throw new CommandException(
          ErrorCode.TOO_LARGE,
          "The text is longer than " + maxChars + " characters; send it in parts.",
          idIfValid(),
          true);
    }
    if (text.codePoints().allMatch(Fields::isBlank)) {
      throw bad("\"text\" must not be blank");
    }
    return text;
  }

  /** Returns one line for people, in NFC, without white space around it. */
  String line(String name, int smallest, int biggest) throws CommandException {
    String line = Normalizer.normalize(string(name), Normalizer.Form.NFC).strip();
    int length = line.codePointCount(0, line.length());
    if (length < smallest || length > biggest) {
      throw bad("\"" + name + "\" must have " + smallest + " to " + biggest + " characters");
    }
    if (line.chars().anyMatch(Character::isISOControl)) {
      throw bad("\"" + name + "\" must not hold control characters");
    }
    return line;
  }

  /** Returns one line that others read: nothing that turns its direction, and something to see. */
  String visibleLine(String name, int smallest, int biggest) throws CommandException {
    String line = line(name, smallest, biggest);
    Optional<String> flaw = LineText.flaw(line);
    if (flaw.isPresent()) {
      throw bad("\"" + name + "\" " + flaw.get());
    }
    return line;
  }

  @Nullable String visibleLineIfAny(String name, int smallest, int biggest)
      throws CommandException {
    return has(name) ? visibleLine(name, smallest, biggest) : null;
  }

  /** Returns an instant, given as one or as a date (its start in UTC). */
  Optional<Instant> instantIfAny(String name) throws CommandException {
    if (!has(name)) {
      return Optional.empty();
    }
    String value = string(name);
    try {
      return Optional.of(
          value.length() == 10
              ? LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant()
              : Instant.parse(value));
    } catch (DateTimeException e) {
      throw bad("\"" + name + "\" must be a date or time such as 2026-11-21T07:06:00.123Z");
    }
  }

  /** Tells whether a character is white space, the no-break spaces included. */
  static boolean isBlank(int codePoint) {
    return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
  }

  /** Tells whether a field is there and not null. */
  boolean has(String name) {
    return object.hasNonNull(name);
  }

  CommandException bad(String message) {
    return new CommandException(ErrorCode.BAD_REQUEST, message + ".", idIfValid(), true);
  }

  private long seq(String name, @Nullable JsonNode value, long smallest) throws CommandException {
    if (value == null
        || !value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < smallest) {
      throw bad("\"" + name + "\" must be a whole number of at least " + smallest);
    }
    return value.longValue();
  }

  private String opaque(String name) throws CommandException {
    JsonNode value = object.get(name);
    if (value == null || !value.isTextual() || !OPAQUE.matcher(value.textValue()).matches()) {
      throw bad("\"" + name + "\" must be an id");
    }
    return value.textValue();
  }

  private String wellFormed(String name, String value) throws CommandException {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == 0) {
        throw bad("\"" + name + "\" must not hold the character NUL");
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < value.length()
          && Character.isLowSurrogate(value.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw bad("\"" + name + "\" must not hold half a surrogate pair");
      }
    }
    return value;
  }
}
