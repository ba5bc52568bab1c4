package org.hiroba.feature.message;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import org.hiroba.account.User;
import org.hiroba.command.Access;
import org.hiroba.command.ChatParts;
import org.hiroba.command.CommandFields;
import org.hiroba.command.Question;
import org.hiroba.command.ShowsRoom;
import org.hiroba.log.HistoryPage;
import org.hiroba.log.HistoryQuery;
import org.hiroba.log.HistoryQuery.Anchor;
import org.hiroba.log.Refusal;
import org.hiroba.protocol.CommandException;
import org.hiroba.protocol.JsonFields;
import org.hiroba.protocol.ServerEvent;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/** The command {@code history}. */
record ReadHistory(RoomId room, HistoryQuery query, ChatParts chat) implements Question, ShowsRoom {
  static ReadHistory read(CommandFields in, ChatParts chat) throws CommandException {
    return new ReadHistory(in.room(), query(in), chat);
  }

  private static HistoryQuery query(CommandFields in) throws CommandException {
    Long before = in.seqIfAny("before", 1);
    Long after = in.seqIfAny("after", 0);
    Long around = in.seqIfAny("around", 1);
    int limit = in.limit(HistoryQuery.DEFAULT_LIMIT);
    if (count(before) + count(after) + count(around) > 1) {
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

  private static int count(@Nullable Long given) {
    return given == null ? 0 : 1;
  }

  @Override
  public Optional<RoomId> shownRoom() {
    return Optional.of(room);
  }

  @Override
  public ServerEvent answer(User caller) throws Refusal {
    Access.readable(chat.rooms(), room, caller.id());
    return new Answer(room, chat.log().history(room, query.by(caller.id())));
  }

  /** Answers {@code history}. */
  record Answer(RoomId room, HistoryPage page) implements ServerEvent {
    @Override
    public String type() {
      return "history";
    }

    @Override
    public void writeFields(JsonGenerator out) throws IOException {
      out.writeStringField("room", room.value());
      JsonFields.writePage(out, page);
    }
  }
}
