package org.hiroba.feature.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hiroba.account.UserId;
import org.hiroba.media.AttachedFile;
import org.hiroba.protocol.BoundedJson;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one line, each of its type and size or the line is broken. Immutable. */
final class LineFields {
  /** The longest text that a message may have anywhere, in code points. */
  private static final int MAX_TEXT_CHARS = 100_000;

  private static final int MAX_TIME_CHARS = 40;
  private static final int MAX_WHY_CHARS = 120;
  private static final int MAX_MENTIONS = 1_000;
  private static final int MAX_FILES = 10;
  private static final int MAX_NAME_CHARS = 255;
  private static final int MAX_ALT_CHARS = 500;
  private static final ObjectReader JSON = BoundedJson.reader(6);

  private final JsonNode object;

  private LineFields(JsonNode object) {
    this.object = object;
  }

  static LineFields of(byte[] line) throws BadLine {
    JsonNode read;
    try {
      read = JSON.readValue(line);
    } catch (JsonProcessingException e) {
      throw new BadLine("is no JSON: " + cut(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new BadLine("is no JSON in UTF-8");
    }
    return of(read);
  }

  /** The parser repeats what it does not understand. */
  private static String cut(String why) {
    StringBuilder line = new StringBuilder();
    why.codePoints()
        .filter(c -> !Character.isISOControl(c))
        .limit(MAX_WHY_CHARS)
        .forEach(line::appendCodePoint);
    return line.toString();
  }

  static LineFields of(@Nullable JsonNode object) throws BadLine {
    if (object == null || !object.isObject()) {
      throw new BadLine("is no JSON object");
    }
    return new LineFields(object);
  }

  JsonNode node(String name) {
    return object.path(name);
  }

  String text(String name, int maxChars) throws BadLine {
    String text = textOrNull(name, maxChars);
    if (text == null) {
      throw new BadLine("has no \"" + name + "\"");
    }
    return text;
  }

  @Nullable String textOrNull(String name, int maxChars) throws BadLine {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw new BadLine("has a \"" + name + "\" that is no string");
    }
    String text = value.asText();
    if (text.length() > 2 * maxChars || text.codePointCount(0, text.length()) > maxChars) {
      throw new BadLine("has a \"" + name + "\" of more than " + maxChars + " characters");
    }
    // No database keeps these, nor did a server take them.
    if (text.codePoints().anyMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE)) {
      throw new BadLine("has a \"" + name + "\" with a character that is none");
    }
    return text;
  }

  @Nullable String messageText() throws BadLine {
    return textOrNull("text", MAX_TEXT_CHARS);
  }

  String id(String name) throws BadLine {
    String id = text(name, 64);
    if (!isId(id)) {
      throw new BadLine("has a \"" + name + "\" that is no id");
    }
    return id;
  }

  @Nullable UserId userOrNull(String name) throws BadLine {
    return object.path(name).isMissingNode() ? null : new UserId(id(name));
  }

  List<UserId> users(String name) throws BadLine {
    JsonNode value = object.path(name);
    if (value.isMissingNode()) {
      return List.of();
    }
    if (!value.isArray() || value.size() > MAX_MENTIONS) {
      throw new BadLine("has \"" + name + "\" that are no list of up to " + MAX_MENTIONS + " ids");
    }
    List<UserId> users = new ArrayList<>();
    for (JsonNode one : value) {
      if (!one.isTextual() || !isId(one.asText())) {
        throw new BadLine("has \"" + name + "\" that are no ids");
      }
      users.add(new UserId(one.asText()));
    }
    return users;
  }

  /** Returns what a message had with it. */
  List<AttachedFile> files(String name) throws BadLine {
    JsonNode value = object.path(name);
    if (value.isMissingNode()) {
      return List.of();
    }
    if (!value.isArray() || value.size() > MAX_FILES) {
      throw new BadLine("has \"" + name + "\" that are no list of up to " + MAX_FILES);
    }
    List<AttachedFile> files = new ArrayList<>();
    for (JsonNode one : value) {
      LineFields file = of(one);
      files.add(
          new AttachedFile(
              file.id("id"),
              file.text("name", MAX_NAME_CHARS),
              file.text("type", MAX_NAME_CHARS),
              file.number("bytes", 0),
              file.pixelsOrNull("width"),
              file.pixelsOrNull("height"),
              file.flag("preview", false),
              file.textOrNull("alt", MAX_ALT_CHARS),
              file.flag("expired", false)));
    }
    return files;
  }

  private @Nullable Integer pixelsOrNull(String name) throws BadLine {
    Long pixels = numberOrNull(name);
    return pixels == null ? null : (int) Math.min(Integer.MAX_VALUE, pixels);
  }

  private static boolean isId(String id) {
    return !id.isEmpty()
        && id.length() <= 64
        && id.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '"' && c != '\\');
  }

  long number(String name, long least) throws BadLine {
    JsonNode value = object.path(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < least) {
      throw new BadLine("has no \"" + name + "\" that is a number from " + least + " on");
    }
    return value.longValue();
  }

  @Nullable Long numberOrNull(String name) throws BadLine {
    return object.path(name).isMissingNode() ? null : number(name, -1);
  }

  @Nullable Boolean flagOrNull(String name) throws BadLine {
    JsonNode value = object.path(name);
    if (value.isMissingNode()) {
      return null;
    }
    if (!value.isBoolean()) {
      throw new BadLine("has a \"" + name + "\" that is neither true nor false");
    }
    return value.booleanValue();
  }

  boolean flag(String name, boolean otherwise) throws BadLine {
    Boolean value = flagOrNull(name);
    return value == null ? otherwise : value;
  }

  Instant time(String name) throws BadLine {
    try {
      Instant time = Instant.parse(text(name, MAX_TIME_CHARS));
      // Times are kept in milliseconds since 1970, and no chat is older.
      if (time.toEpochMilli() >= 0) {
        return Instant.ofEpochMilli(time.toEpochMilli());
      }
    } catch (DateTimeException | ArithmeticException e) {
      throw new BadLine("has a \"" + name + "\" that is no time such as 2026-11-30T09:00:00.000Z");
    }
    throw new BadLine("has a \"" + name + "\" before 1970");
  }

  /** Reads a word of a fixed set. */
  <T> T word(String name, Function<String, Optional<T>> words) throws BadLine {
    String word = text(name, 64);
    return words
        .apply(word)
        .orElseThrow(() -> new BadLine("has a \"" + name + "\" that this version does not know"));
  }
}
