package org.hiroba.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hiroba.protocol.BoundedJson;
import org.hiroba.protocol.CommandException;
import org.hiroba.protocol.ErrorCode;
import org.hiroba.protocol.ProtocolLimits;
import org.jspecify.annotations.Nullable;

/**
 * The table of all kinds of commands, which reads them from JSON. Unknown fields are ignored, and
 * so are fields that the server owns. Depth, number length and duplicate keys are bounded here, the
 * size of the whole by whoever read the frame. Thread-safe.
 */
public final class Commands {
  /** How deep a command may be nested. */
  public static final int MAX_DEPTH = 16;

  private static final ObjectReader JSON = BoundedJson.reader(MAX_DEPTH);

  private final Supplier<ProtocolLimits> limits;
  private final Map<String, CommandKind> kinds = new HashMap<>();

  /**
   * Makes the table.
   *
   * @param limits those that hold when a command is read
   * @throws IllegalArgumentException two kinds have one name
   */
  public Commands(Supplier<ProtocolLimits> limits, List<CommandKind> all) {
    this.limits = limits;
    for (CommandKind kind : all) {
      if (kinds.putIfAbsent(kind.name(), kind) != null) {
        throw new IllegalArgumentException("two features bring the command " + kind.name());
      }
    }
  }

  /** Returns the names of all commands, sorted. */
  public List<String> names() {
    return kinds.keySet().stream().sorted().toList();
  }

  /** Returns the kind of command of a name; null when there is none. */
  @Nullable CommandKind kind(@Nullable String name) {
    return name == null ? null : kinds.get(name);
  }

  /** Tells under which limit of its own the command in a frame falls. */
  Rate rateOf(String frame) {
    CommandKind kind = kindIn(frame);
    return kind == null ? Rate.NONE : kind.rate();
  }

  /** Tells whether the command in a frame begins a session. */
  boolean isOpening(String frame) {
    CommandKind kind = kindIn(frame);
    return kind != null && kind.isOpening();
  }

  private @Nullable CommandKind kindIn(String frame) {
    return kind(FrameHead.of(frame).type());
  }

  /**
   * Reads one command.
   *
   * @throws CommandException the frame holds none; says why
   */
  public ReceivedCommand read(String frame) throws CommandException {
    JsonNode object = parse(frame);
    if (object == null || !object.isObject()) {
      throw new CommandException(
          ErrorCode.BAD_REQUEST, "A message must be one JSON object.", null, false);
    }
    CommandFields fields = new CommandFields(object, limits.get());
    JsonNode type = object.get("type");
    if (type == null || !type.isTextual()) {
      throw fields.bad("type", "must name a command");
    }
    return read(type.textValue(), fields);
  }

  /**
   * Reads a command that came otherwise than in a frame, by the same rules.
   *
   * @param fields all but the {@code type}
   * @throws CommandException a field breaks a rule; says which
   */
  public ReceivedCommand read(String type, Map<String, String> fields) throws CommandException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    fields.forEach(object::put);
    return read(type, new CommandFields(object, limits.get()));
  }

  private ReceivedCommand read(String type, CommandFields fields) throws CommandException {
    CommandKind kind = kinds.get(type);
    if (kind == null) {
      throw fields.bad("There is no such command; see the protocol hiroba.v1");
    }
    String id = kind.isAnswered() ? fields.id() : null;
    Object content = kind.read(fields);
    return new ReceivedCommand(kind, id, content, fields.named());
  }

  private static @Nullable JsonNode parse(String frame) throws CommandException {
    try {
      return JSON.readValue(frame);
    } catch (JsonProcessingException e) {
      // The parser's own words name internals and may quote the frame: not for clients.
      throw new CommandException(
          ErrorCode.BAD_REQUEST,
          "The message is not valid JSON: one object, at most "
              + MAX_DEPTH
              + " levels deep, no key twice.",
          null,
          // Be it too deep, or with doubled keys.
          FrameHead.of(frame).isObject());
    }
  }
}
