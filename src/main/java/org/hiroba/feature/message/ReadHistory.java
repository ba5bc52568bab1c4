package org.hiroba.feature.message;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.hiroba.account.MentionGroup;
import org.hiroba.account.User;
import org.hiroba.command.Access;
import org.hiroba.command.ChatParts;
import org.hiroba.command.CommandFields;
import org.hiroba.command.Question;
import org.hiroba.command.ShowsRoom;
import org.hiroba.feature.mention.MentionList;
import org.hiroba.log.HistoryPage;
import org.hiroba.log.HistoryQuery;
import org.hiroba.log.MessageView;
import org.hiroba.log.Refusal;
import org.hiroba.protocol.CommandException;
import org.hiroba.protocol.JsonFields;
import org.hiroba.protocol.ServerEvent;
import org.hiroba.room.RoomId;

/** The command {@code history}. */
record ReadHistory(RoomId room, HistoryQuery query, ChatParts chat) implements Question, ShowsRoom {
  static ReadHistory read(CommandFields in, ChatParts chat) throws CommandException {
    return new ReadHistory(
        in.room(), query(in).withChanges(Boolean.TRUE.equals(in.boolIfAny("events"))), chat);
  }

  private static HistoryQuery query(CommandFields in) throws CommandException {
    return HistoryQuery.at(
            in.seqIfAny("before", 1),
            in.seqIfAny("after", 0),
            in.seqIfAny("around", 1),
            in.limit(HistoryQuery.DEFAULT_LIMIT))
        .orElseThrow(() -> in.bad("Only one of \"before\", \"after\" and \"around\" may be given"));
  }

  @Override
  public Optional<RoomId> shownRoom() {
    return Optional.of(room);
  }

  @Override
  public ServerEvent answer(User caller) throws Refusal {
    Access.readable(chat.rooms(), room, caller);
    HistoryPage page = chat.log().history(room, query.by(caller.id()));
    return new Answer(room, page, calledHere(caller, page.messages()));
  }

  /** Nothing but the log knows who was here when a message called those who were. */
  private Collection<Long> calledHere(User caller, List<MessageView> messages) {
    List<Long> asked =
        messages.stream()
            .filter(message -> message.mentionsAll() == MentionGroup.HERE)
            .map(MessageView::seq)
            .toList();
    return asked.isEmpty()
        ? List.of()
        : new TreeSet<>(
            chat.log()
                .port(MentionList.class)
                .calledHere(caller.id(), room, asked.get(0), asked.get(asked.size() - 1)));
  }

  /**
   * Answers {@code history}.
   *
   * @param here the seqs of those messages that called whoever was here, and the caller was
   */
  record Answer(RoomId room, HistoryPage page, Collection<Long> here) implements ServerEvent {
    @Override
    public String type() {
      return "history";
    }

    @Override
    public void writeFields(JsonGenerator out) throws IOException {
      out.writeStringField("room", room.value());
      JsonFields.writePage(out, page);
      if (!here.isEmpty()) {
        out.writeArrayFieldStart("here");
        for (long seq : here) {
          out.writeNumber(seq);
        }
        out.writeEndArray();
      }
    }
  }
}
