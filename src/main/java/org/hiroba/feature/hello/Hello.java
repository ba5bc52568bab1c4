package org.hiroba.feature.hello;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hiroba.command.ChatParts;
import org.hiroba.command.CommandFields;
import org.hiroba.command.Immediate;
import org.hiroba.protocol.CommandException;
import org.hiroba.protocol.CoreEvents;
import org.hiroba.protocol.EncodedEvent;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomOverview;
import org.hiroba.session.ChatSession;
import org.hiroba.session.Resume;
import org.jspecify.annotations.Nullable;

/**
 * The command {@code hello}: welcomes, lets the session hear its rooms and replays what it missed.
 */
record Hello(@Nullable String epoch, Map<RoomId, Long> resume, ChatParts chat)
    implements Immediate {
  static Hello read(CommandFields in, ChatParts chat) throws CommandException {
    return new Hello(in.stringIfAny("epoch"), in.resume(), chat);
  }

  @Override
  public void answer(ChatSession session, String id) {
    String present = chat.log().epoch();
    List<RoomOverview> overviews = chat.rooms().overviewsOf(session.user().id());
    List<EncodedEvent> answer = new ArrayList<>();
    answer.add(
        chat.encoder()
            .answer(
                id,
                new Welcome(
                    present,
                    session.id(),
                    session.user(),
                    chat.heartbeatSeconds(),
                    chat.limits(),
                    chat.rights(),
                    overviews)));
    boolean sameHistory = epoch == null || epoch.equals(present);
    Map<RoomId, Long> heads = new LinkedHashMap<>();
    for (RoomOverview overview : overviews) {
      heads.put(overview.room().id(), overview.room().head());
      session.enter(overview.room().id());
    }
    Map<RoomId, Resume.Place> toReplay = new LinkedHashMap<>();
    resume.forEach(
        (room, seq) -> {
          Long head = heads.get(room);
          if (head == null) {
            answer.add(chat.encoder().encode(new CoreEvents.RoomRemoved(room)));
          } else if (sameHistory && seq <= head && !isTooMuch(head - seq)) {
            toReplay.put(room, new Resume.Place(room, seq, head));
          } else {
            answer.add(chat.encoder().encode(new CoreEvents.Gap(room, head)));
          }
        });
    // As one event: who resumes hundreds of rooms has not fallen behind by that.
    session.send(EncodedEvent.together(answer));
    session.welcomed();
    heads.forEach(
        (room, head) -> {
          if (!toReplay.containsKey(room)) {
            chat.subscriptions().attach(session, new Resume.Place(room, head, head));
          }
        });
    new Resume(session, chat.log(), chat.fanOut(), chat.encoder(), toReplay.values(), true).start();
    if (resume.isEmpty()) {
      chat.presence().changed(session.user().id());
    } else {
      chat.presence().returned(session.user().id());
    }
  }

  private boolean isTooMuch(long missed) {
    int most = chat.limits().replayEvents();
    return most > 0 && missed > most;
  }
}
