package org.hiroba.chat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hiroba.log.RoomLog;
import org.hiroba.protocol.ClientCommand;
import org.hiroba.protocol.EncodedEvent;
import org.hiroba.protocol.EventEncoder;
import org.hiroba.protocol.ProtocolLimits;
import org.hiroba.protocol.ServerEvent;
import org.hiroba.room.RoomDirectory;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomOverview;
import org.hiroba.session.ChatSession;
import org.hiroba.session.FanOut;
import org.hiroba.session.Resume;

/**
 * Answers {@code hello}: welcomes, lets the session hear its rooms and replays what it missed.
 * Thread-safe.
 */
final class Greeting {
  private final RoomDirectory rooms;
  private final RoomLog log;
  private final FanOut fanOut;
  private final RoomSubscriptions subscriptions;
  private final EventEncoder encoder;
  private final ProtocolLimits limits;
  private final int heartbeatSeconds;

  Greeting(ChatService.Parts parts, RoomSubscriptions subscriptions) {
    this.rooms = parts.rooms();
    this.log = parts.log();
    this.fanOut = parts.fanOut();
    this.subscriptions = subscriptions;
    this.encoder = parts.encoder();
    this.limits = parts.limits();
    this.heartbeatSeconds = parts.heartbeatSeconds();
  }

  /** Welcomes; runs on the session's command queue. */
  void greet(ChatSession session, ClientCommand.Hello hello) {
    String epoch = log.epoch();
    List<RoomOverview> overviews = rooms.overviewsOf(session.user().id());
    List<EncodedEvent> answer = new ArrayList<>();
    answer.add(
        encoder.encode(
            new ServerEvent.Welcome(
                hello.id(),
                epoch,
                session.id(),
                session.user(),
                heartbeatSeconds,
                limits,
                overviews)));
    boolean sameHistory = hello.epoch() == null || hello.epoch().equals(epoch);
    Map<RoomId, Long> heads = new LinkedHashMap<>();
    for (RoomOverview overview : overviews) {
      heads.put(overview.room().id(), overview.room().head());
      session.enter(overview.room().id());
    }
    Map<RoomId, Resume.Place> toReplay = new LinkedHashMap<>();
    hello
        .resume()
        .forEach(
            (room, seq) -> {
              Long head = heads.get(room);
              if (head == null) {
                answer.add(encoder.encode(new ServerEvent.RoomRemoved(room)));
              } else if (sameHistory && seq <= head && !isTooMuch(head - seq)) {
                toReplay.put(room, new Resume.Place(room, seq, head));
              } else {
                answer.add(encoder.encode(new ServerEvent.Gap(room, head)));
              }
            });
    // As one event: who resumes hundreds of rooms has not fallen behind by that.
    session.send(EncodedEvent.together(answer));
    session.welcomed();
    heads.forEach(
        (room, head) -> {
          if (!toReplay.containsKey(room)) {
            subscriptions.attach(session, new Resume.Place(room, head, head));
          }
        });
    new Resume(session, log, fanOut, encoder, toReplay.values(), true).start();
  }

  private boolean isTooMuch(long missed) {
    return limits.replayEvents() > 0 && missed > limits.replayEvents();
  }
}
