package org.hiroba.protocol;

import java.time.Instant;
import java.util.List;
import org.hiroba.account.Profile;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.log.HistoryPage;
import org.hiroba.log.Listed;
import org.hiroba.log.MessageView;
import org.hiroba.log.RoomEvent;
import org.hiroba.log.SavedMessage;
import org.hiroba.log.SearchHit;
import org.hiroba.log.SearchPage;
import org.hiroba.log.VersionPage;
import org.hiroba.room.NotifyLevel;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomOverview;
import org.jspecify.annotations.Nullable;

/** Holds one thing that the server tells a client. Immutable. */
public sealed interface ServerEvent {

  /** Tells whether it may be dropped for a client that is behind. */
  default boolean isDroppable() {
    return false;
  }

  /** Answers {@code hello}. */
  record Welcome(
      String re,
      String epoch,
      String session,
      User user,
      int heartbeatSeconds,
      ProtocolLimits limits,
      List<RoomOverview> rooms)
      implements ServerEvent {}

  /** Passes on what happened in a room. */
  record RoomChange(RoomEvent event) implements ServerEvent {}

  /** Says that all events up to {@code seq} were replayed. */
  record CaughtUp(RoomId room, long seq) implements ServerEvent {}

  /** Says that events are missing: the room goes on from {@code head}. */
  record Gap(RoomId room, long head) implements ServerEvent {}

  /** Says that a command was carried out and is durable. */
  record Accepted(String re, RoomId room, @Nullable Long seq, @Nullable Instant at)
      implements ServerEvent {}

  /** Says that something was not carried out, and why. */
  record Failed(
      @Nullable String re, ErrorCode code, String message, @Nullable Long retryAfterMillis)
      implements ServerEvent {}

  /** Answers {@code history}. */
  record History(String re, RoomId room, HistoryPage page) implements ServerEvent {}

  /** Answers {@code rooms}. */
  record Rooms(String re, List<org.hiroba.room.Room> rooms) implements ServerEvent {}

  /** Answers {@code users}. */
  record Users(String re, List<Present> users) implements ServerEvent {}

  /** Answers {@code search}. */
  record Results(String re, SearchPage page) implements ServerEvent {}

  /** Answers {@code versions}. */
  record Versions(String re, RoomId room, long target, VersionPage page) implements ServerEvent {}

  /** Answers {@code pins}. */
  record Pins(String re, RoomId room, Listed<MessageView> pins) implements ServerEvent {}

  /** Answers {@code saved}. */
  record Saved(String re, Listed<SavedMessage> saved) implements ServerEvent {}

  /** Answers {@code mentions}. */
  record MentionsOfYou(String re, Listed<SearchHit> hits) implements ServerEvent {}

  /** Says that another session of the user changed what belongs to a room. */
  record RoomSettings(RoomId room, NotifyLevel level) implements ServerEvent {}

  /** Says how somebody describes themselves now. */
  record ProfileChanged(Profile profile) implements ServerEvent {
    @Override
    public boolean isDroppable() {
      return true;
    }
  }

  /** Answers {@code ping}. */
  record Pong(String re, Instant at) implements ServerEvent {}

  /** Says that the user is now a member of a room. */
  record RoomAdded(RoomOverview room) implements ServerEvent {}

  /** Says that the user is a member of a room no more. */
  record RoomRemoved(RoomId room) implements ServerEvent {}

  /** Says that another session of the user has read. */
  record ReadUpTo(RoomId room, long upTo) implements ServerEvent {
    @Override
    public boolean isDroppable() {
      return true;
    }
  }

  /** Says that another session of the user has marked as unread what comes after {@code upTo}. */
  record UnreadFrom(RoomId room, long upTo) implements ServerEvent {}

  /** Says that somebody is typing. */
  record Typing(RoomId room, UserId user) implements ServerEvent {
    @Override
    public boolean isDroppable() {
      return true;
    }
  }

  /**
   * Says who came, went or stepped away.
   *
   * @param again more changed than is told: who shows people asks for them again
   */
  record PresenceChanged(List<PresenceOf> users, boolean again) implements ServerEvent {
    /** Tells all that changed. */
    public PresenceChanged(List<PresenceOf> users) {
      this(users, false);
    }

    @Override
    public boolean isDroppable() {
      return true;
    }
  }

  /** Tells people something. */
  record Notice(String level, String text) implements ServerEvent {}

  /** Says that the server goes down soon. */
  record Draining(long reconnectAfterMillis) implements ServerEvent {}

  /** Names a person, whether they are there and what they are up to; empty for nothing. */
  record Present(UserRef user, PresenceState presence, String status) {}

  /** Says whether a person is there. */
  record PresenceOf(UserId id, PresenceState state) {}
}
