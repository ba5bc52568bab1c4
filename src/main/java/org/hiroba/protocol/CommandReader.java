package org.hiroba.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.hiroba.log.HistoryQuery;
import org.hiroba.log.HistoryQuery.Anchor;
import org.hiroba.room.RoomKind;
import org.jspecify.annotations.Nullable;

/**
 * Reads the commands of clients from JSON. Unknown fields are ignored, and so are fields that the
 * server owns. Depth, number length and duplicate keys are bounded here, the size of the whole by
 * whoever read the frame. Thread-safe.
 */
public final class CommandReader {
  /** How deep a command may be nested. */
  public static final int MAX_DEPTH = 16;

  /** How many code points a room's name may have. */
  public static final int MAX_NAME_CHARS = 64;

  /** How many code points a room's topic may have. */
  public static final int MAX_TOPIC_CHARS = 250;

  private static final int MAX_QUERY_CHARS = 200;
  private static final int MAX_CURSOR_CHARS = 200;
  private static final int MAX_EMOJI_CHARS = 32;
  private static final int DEFAULT_HITS = 20;

  private static final ObjectReader JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(64)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  /** Only tells what is JSON; the length of the frame is its bound. */
  private static final JsonFactory UNBOUNDED =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final ProtocolLimits limits;

  /** Makes a reader that enforces the limits of texts. */
  public CommandReader(ProtocolLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads one command.
   *
   * @throws CommandException the frame holds none; says why
   */
  public ClientCommand read(String frame) throws CommandException {
    JsonNode object = parse(frame);
    if (object == null || !object.isObject()) {
      throw new CommandException(
          ErrorCode.BAD_REQUEST, "A message must be one JSON object.", null, false);
    }
    Fields fields = new Fields(object);
    JsonNode type = object.get("type");
    if (type == null || !type.isTextual()) {
      throw fields.bad("\"type\" must name a command");
    }
    return read(type.textValue(), fields);
  }

  /**
   * Makes a post of what came otherwise than in a frame, by the same rules.
   *
   * @throws CommandException a field breaks a rule; says which
   */
  public ClientCommand.Post post(String id, String room, String text) throws CommandException {
    Fields fields =
        new Fields(
            JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("room", room)
                .put("text", text));
    return post(fields);
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
          isObject(frame));
    }
  }

  /** Tells whether a frame is a JSON object, be it too deep or with doubled keys. */
  private static boolean isObject(String frame) {
    try (JsonParser tokens = UNBOUNDED.createParser(frame)) {
      boolean object = tokens.nextToken() == JsonToken.START_OBJECT;
      if (object) {
        tokens.skipChildren();
      }
      return object && tokens.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  private ClientCommand read(String type, Fields in) throws CommandException {
    return switch (type) {
      case "hello" -> new ClientCommand.Hello(in.id(), in.stringIfAny("epoch"), in.resume());
      case "post" -> post(in);
      case "edit" ->
          new ClientCommand.Edit(
              in.id(), in.room(), in.seq("target", 1), in.text(limits.maxTextChars()));
      case "delete" -> new ClientCommand.Delete(in.id(), in.room(), in.seq("target", 1));
      case "react" ->
          new ClientCommand.React(
              in.id(), in.room(), in.seq("target", 1), emoji(in), in.bool("on"));
      case "read" -> new ClientCommand.Read(in.room(), in.seq("seq", 0));
      case "typing" -> new ClientCommand.Typing(in.room());
      case "presence" -> new ClientCommand.Presence(isAway(in));
      case "createRoom" ->
          new ClientCommand.CreateRoom(
              in.id(),
              in.visibleLine("name", 1, MAX_NAME_CHARS),
              kind(in),
              in.has("topic") ? in.visibleLine("topic", 0, MAX_TOPIC_CHARS) : "");
      case "openDirect" -> new ClientCommand.OpenDirect(in.id(), in.users("users"));
      case "joinRoom" -> new ClientCommand.JoinRoom(in.id(), in.room());
      case "leaveRoom" -> new ClientCommand.LeaveRoom(in.id(), in.room());
      case "invite" -> new ClientCommand.Invite(in.id(), in.room(), in.user("user"));
      case "remove" -> new ClientCommand.Remove(in.id(), in.room(), in.user("user"));
      case "updateRoom" -> updateRoom(in);
      case "rooms" -> new ClientCommand.Rooms(in.id(), query(in));
      case "users" -> new ClientCommand.Users(in.id(), query(in), in.roomIfAny());
      case "history" -> new ClientCommand.History(in.id(), in.room(), historyQuery(in));
      case "search" -> search(in);
      case "ping" -> new ClientCommand.Ping(in.id());
      default -> ExtensionCommands.read(type, in);
    };
  }

  private ClientCommand.Post post(Fields in) throws CommandException {
    return new ClientCommand.Post(
        in.id(),
        in.room(),
        in.text(limits.maxTextChars()),
        in.seqIfAny("replyTo", 1),
        in.has("mentions") ? in.users("mentions") : List.of());
  }

  private static ClientCommand updateRoom(Fields in) throws CommandException {
    ClientCommand.UpdateRoom update =
        new ClientCommand.UpdateRoom(
            in.id(),
            in.room(),
            in.visibleLineIfAny("name", 1, MAX_NAME_CHARS),
            in.visibleLineIfAny("topic", 0, MAX_TOPIC_CHARS),
            in.boolIfAny("archived"),
            in.userIfAny("owner").orElse(null));
    if (update.name() == null
        && update.topic() == null
        && update.archived() == null
        && update.owner() == null) {
      throw in.bad("\"name\", \"topic\", \"archived\" or \"owner\" must say what changes");
    }
    return update;
  }

  private static ClientCommand search(Fields in) throws CommandException {
    return new ClientCommand.Search(
        in.id(),
        in.line("q", 1, MAX_QUERY_CHARS),
        in.roomIfAny(),
        in.userIfAny("from"),
        in.instantIfAny("before"),
        in.instantIfAny("after"),
        in.has("cursor") ? Optional.of(in.line("cursor", 1, MAX_CURSOR_CHARS)) : Optional.empty(),
        in.limit(DEFAULT_HITS));
  }

  private static HistoryQuery historyQuery(Fields in) throws CommandException {
    return historyQuery(
        in, in.seqIfAny("before", 1), in.seqIfAny("after", 0), in.seqIfAny("around", 1));
  }

  private static HistoryQuery historyQuery(
      Fields in, @Nullable Long before, @Nullable Long after, @Nullable Long around)
      throws CommandException {
    int limit = in.limit(HistoryQuery.DEFAULT_LIMIT);
    if ((before == null ? 0 : 1) + (after == null ? 0 : 1) + (around == null ? 0 : 1) > 1) {
      throw in.bad("Only one of \"before\", \"after\" and \"around\" may be given");
    }
    if (before != null) {
      return new HistoryQuery(Anchor.BEFORE, before, limit);
    }
    if (after != null) {
      return new HistoryQuery(Anchor.AFTER, after, limit);
    }
    return around == null
        ? new HistoryQuery(Anchor.LATEST, 0, limit)
        : new HistoryQuery(Anchor.AROUND, around, limit);
  }

  private static String query(Fields in) throws CommandException {
    return in.has("q") ? in.line("q", 0, MAX_QUERY_CHARS) : "";
  }

  private static String emoji(Fields in) throws CommandException {
    String emoji = in.string("emoji");
    if (emoji.isEmpty()
        || emoji.length() > MAX_EMOJI_CHARS
        || emoji.codePoints().anyMatch(c -> Character.isISOControl(c) || Fields.isBlank(c))) {
      throw in.bad("\"emoji\" must be one emoji");
    }
    return emoji;
  }

  private static boolean isAway(Fields in) throws CommandException {
    String state = in.string("state");
    if (!state.equals("online") && !state.equals("away")) {
      throw in.bad("\"state\" must be \"online\" or \"away\"");
    }
    return state.equals("away");
  }

  private static RoomKind kind(Fields in) throws CommandException {
    String kind = in.string("kind");
    if (kind.equals(RoomKind.PUBLIC.wireName())) {
      return RoomKind.PUBLIC;
    }
    if (kind.equals(RoomKind.PRIVATE.wireName())) {
      return RoomKind.PRIVATE;
    }
    throw in.bad("\"kind\" must be \"public\" or \"private\"");
  }
}
