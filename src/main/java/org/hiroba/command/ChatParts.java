package org.hiroba.command;

import java.time.Clock;
import java.util.function.LongSupplier;
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
    ProtocolLimits limits,
    MemberLimits memberLimits,
    Rights rights,
    int heartbeatSeconds,
    Clock clock,
    LongSupplier nanoTime) {}
