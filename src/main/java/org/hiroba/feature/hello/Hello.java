package org.hiroba.feature.hello;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hiroba.account.Need;
import org.hiroba.account.Reach;
import org.hiroba.command.ChatParts;
import org.hiroba.command.CommandFields;
import org.hiroba.command.Immediate;
import org.hiroba.protocol.CommandException;
import org.hiroba.protocol.CoreEvents;
import org.hiroba.protocol.EncodedEvent;
import org.hiroba.room.Room;
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
    List<RoomOverview> overviews = seen(session);
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
                    chat.currentLimits().get(),
                    chat.rights(),
                    overviews)));
    boolean sameHistory = epoch == null || epoch.equals(present);
    Map<RoomId, Long> heads = new LinkedHashMap<>();
    for (RoomOverview overview : overviews) {
      if (session.enter(overview.room().id())) {
        heads.put(overview.room().id(), overview.room().head());
      }
    }
    boolean hears = session.reach().suffices(Need.READ);
    Map<RoomId, Resume.Place> toReplay = new LinkedHashMap<>();
    resume.forEach(
        (room, seq) -> {
          Long head = heads.get(room);
          if (head == null && !hears) {
            // Whoever only posts hears nothing, and so misses nothing.
            return;
          }
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

  /** Returns the rooms within the session's reach; who may not read gets what names them alone. */
  private List<RoomOverview> seen(ChatSession session) {
    Reach reach = session.reach();
    boolean reads = reach.suffices(Need.READ);
    return chat.rooms().overviewsOf(session.user().id()).stream()
        .filter(overview -> reach.includes(overview.room().id().value()))
        .map(overview -> reads ? overview : named(overview))
        .toList();
  }

  private static RoomOverview named(RoomOverview overview) {
    Room room = overview.room();
    return overview.asEmpty(
        new Room(room.id(), room.kind(), room.name(), "", room.archived(), 0, 0, room.createdAt()));
  }

  private boolean isTooMuch(long missed) {
    int most = chat.limits().replayEvents();
    return most > 0 && missed > most;
  }
}
