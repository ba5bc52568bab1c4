package org.hiroba.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hiroba.account.UserId;
import org.hiroba.log.HistoryQuery;
import org.hiroba.log.MessagePlace;
import org.hiroba.room.NotifyLevel;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;
import org.jspecify.annotations.Nullable;

/** Holds one command of a client, checked for form but not for rights. Immutable. */
public sealed interface ClientCommand {

  /** A command that is answered by its id. */
  sealed interface Answered extends ClientCommand {
    /** Returns the id that the client chose; 1 to 64 characters of {@code [A-Za-z0-9._:-]}. */
    String id();
  }

  /** A command that changes something once, however often it is sent. */
  sealed interface Mutating extends Answered {}

  /** Opens the conversation. */
  record Hello(String id, @Nullable String epoch, Map<RoomId, Long> resume) implements Answered {
    /** Copies the rooms and keeps their order. */
    public Hello {
      resume = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(resume));
    }
  }

  /** Posts a message. */
  record Post(String id, RoomId room, String text, @Nullable Long replyTo, List<UserId> mentions)
      implements Mutating {
    /** Copies the mentions. */
    public Post {
      mentions = List.copyOf(mentions);
    }
  }

  /** Gives one's message a new text. */
  record Edit(String id, RoomId room, long target, String text) implements Mutating {}

  /** Deletes a message. */
  record Delete(String id, RoomId room, long target) implements Mutating {}

  /** Puts a reaction on a message or takes it back. */
  record React(String id, RoomId room, long target, String emoji, boolean on) implements Mutating {}

  /** Says up to where the user has read. */
  record Read(RoomId room, long seq) implements ClientCommand {}

  /** Says that the user is typing. */
  record Typing(RoomId room) implements ClientCommand {}

  /** Says whether the user is at this client. */
  record Presence(boolean away) implements ClientCommand {}

  /** Makes a public or private room. */
  record CreateRoom(String id, String name, RoomKind kind, String topic) implements Mutating {}

  /** Opens the one direct room of some people. */
  record OpenDirect(String id, List<UserId> users) implements Mutating {
    /** Copies the people. */
    public OpenDirect {
      users = List.copyOf(users);
    }
  }

  /** Becomes a member of a public room. */
  record JoinRoom(String id, RoomId room) implements Mutating {}

  /** Leaves a room. */
  record LeaveRoom(String id, RoomId room) implements Mutating {}

  /** Makes somebody a member. */
  record Invite(String id, RoomId room, UserId user) implements Mutating {}

  /** Takes somebody's membership. */
  record Remove(String id, RoomId room, UserId user) implements Mutating {}

  /** Changes a room; what is null stays. */
  record UpdateRoom(
      String id,
      RoomId room,
      @Nullable String name,
      @Nullable String topic,
      @Nullable Boolean archived,
      @Nullable UserId owner)
      implements Mutating {}

  /** Asks for public rooms. */
  record Rooms(String id, String query) implements Answered {}

  /** Asks for people. */
  record Users(String id, String query, Optional<RoomId> room) implements Answered {}

  /** Asks for a page of messages. */
  record History(String id, RoomId room, HistoryQuery query) implements Answered {}

  /** Searches messages. */
  record Search(
      String id,
      String query,
      Optional<RoomId> room,
      Optional<UserId> from,
      Optional<Instant> before,
      Optional<Instant> after,
      Optional<String> cursor,
      int limit)
      implements Answered {}

  /** Sets of what in a room the user is notified. */
  record SetNotify(String id, RoomId room, NotifyLevel level) implements Mutating {}

  /** Marks a message, and what came after it, as unread. */
  record MarkUnread(String id, RoomId room, long seq) implements Mutating {}

  /** Saves a message for oneself or forgets it. */
  record Save(String id, RoomId room, long target, boolean on) implements Mutating {}

  /** Pins a message for all in the room or takes the pin back. */
  record Pin(String id, RoomId room, long target, boolean on) implements Mutating {}

  /** Changes how the user is shown; what is null stays. */
  record SetProfile(String id, @Nullable String displayName, @Nullable String status)
      implements Mutating {}

  /** Asks for the earlier versions of a message, those below the seq {@code before}. */
  record Versions(String id, RoomId room, long target, long before) implements Answered {}

  /** Asks for the pinned messages of a room, those pinned before the event {@code before}. */
  record Pins(String id, RoomId room, long before, int limit) implements Answered {}

  /** Asks for the messages that the user saved. */
  record Saved(String id, Optional<MessagePlace> cursor, int limit) implements Answered {}

  /** Asks for the messages that mention the user. */
  record MentionsOfMe(String id, Optional<MessagePlace> cursor, int limit) implements Answered {}

  /** Asks for a sign of life. */
  record Ping(String id) implements Answered {}
}
