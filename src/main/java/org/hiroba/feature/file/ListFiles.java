package org.hiroba.feature.file;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import org.hiroba.account.User;
import org.hiroba.command.Access;
import org.hiroba.command.ChatParts;
import org.hiroba.command.CommandFields;
import org.hiroba.command.Question;
import org.hiroba.feature.file.FileReads.Place;
import org.hiroba.feature.file.FileReads.RoomFile;
import org.hiroba.log.Listed;
import org.hiroba.log.Refusal;
import org.hiroba.protocol.CommandException;
import org.hiroba.protocol.JsonFields;
import org.hiroba.protocol.ServerEvent;
import org.hiroba.room.RoomId;

/** The command {@code files}: the files of a room, the last first. */
record ListFiles(
    RoomId room, String query, Optional<FileKind> kind, Place before, int limit, ChatParts chat)
    implements Question {
  private static final int MAX_DIGITS = 18;

  static ListFiles read(CommandFields in, ChatParts chat) throws CommandException {
    return new ListFiles(in.room(), in.query(), kind(in), cursor(in), in.listLimit(), chat);
  }

  private static Optional<FileKind> kind(CommandFields in) throws CommandException {
    String name = in.stringIfAny("kind");
    Optional<FileKind> kind = Optional.ofNullable(name).flatMap(FileKind::ofWireName);
    if (name != null && kind.isEmpty()) {
      throw in.bad("kind", "must be image, video, audio, document, text or other");
    }
    return kind;
  }

  private static Place cursor(CommandFields in) throws CommandException {
    Optional<String> cursor = in.cursorIfAny();
    if (cursor.isEmpty()) {
      return Place.BEGINNING;
    }
    String text = cursor.get();
    int dot = text.indexOf('.');
    if (dot < 0 || !isNumber(text.substring(0, dot)) || !isNumber(text.substring(dot + 1))) {
      throw in.bad("cursor", "must be one that the answer before this held");
    }
    return new Place(
        Long.parseLong(text.substring(0, dot)), Long.parseLong(text.substring(dot + 1)));
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_DIGITS
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  @Override
  public ServerEvent answer(User caller) throws Refusal {
    Access.readable(chat.rooms(), room, caller);
    return new Answer(
        room,
        chat.log().port(FileReads.class).ofRoom(room, query, kind.orElse(null), before, limit));
  }

  /** Answers {@code files}. */
  record Answer(RoomId room, Listed<RoomFile> files) implements ServerEvent {
    @Override
    public String type() {
      return "files";
    }

    @Override
    public void writeFields(JsonGenerator out) throws IOException {
      out.writeStringField("room", room.value());
      out.writeArrayFieldStart("items");
      for (RoomFile item : files.items()) {
        out.writeStartObject();
        out.writeNumberField("seq", item.seq());
        out.writeStringField("at", JsonFields.time(item.at()));
        JsonFields.writeRef(out, "from", item.from());
        out.writeFieldName("file");
        item.file().attached().write(out);
        out.writeEndObject();
      }
      out.writeEndArray();
      JsonFields.writeIfAny(out, "cursor", files.cursor());
    }
  }
}
