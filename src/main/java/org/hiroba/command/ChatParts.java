package org.hiroba.command;

import java.time.Clock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.hiroba.config.MemberLimits;
import org.hiroba.log.LogWriter;
import org.hiroba.log.RoomLog;
import org.hiroba.protocol.EventEncoder;
import org.hiroba.protocol.ProtocolLimits;
import org.hiroba.room.RoomDirectory;
import org.hiroba.search.MessageSearch;
import org.hiroba.session.Attendance;
import org.hiroba.session.FanOut;
import org.hiroba.session.OwnSockets;
import org.hiroba.session.Presence;
import org.hiroba.session.RoomSubscriptions;
import org.hiroba.session.SessionRegistry;

/**
 * Names what the chat is made of and what features may build on. Immutable, and thread-safe as its
 * parts are.
 *
 * @param currentLimits the limits as they are now: a reload changes them
 * @param nanoTime a clock that never jumps
 */
public record ChatParts(
    RoomDirectory rooms,
    RoomLog log,
    MessageSearch search,
    LogWriter writer,
    SessionRegistry sessions,
    FanOut fanOut,
    RoomSubscriptions subscriptions,
    Attendance attendance,
    OwnSockets ownSockets,
    Answers answers,
    EventEncoder encoder,
    Presence presence,
    Supplier<ChatLimits> currentLimits,
    Rights rights,
    int heartbeatSeconds,
    Clock clock,
    LongSupplier nanoTime) {
  /** Returns what {@code welcome} tells, as it is now. */
  public ProtocolLimits limits() {
    return currentLimits.get().protocol();
  }

  /** Returns what each person may do, as it is now. */
  public MemberLimits memberLimits() {
    return currentLimits.get().members();
  }
}
