package org.hiroba.log;

import java.time.Instant;
import java.util.List;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * Records one thing that happened in a room. Within a room events are numbered from 1 without a
 * gap, in the order in which they became durable. Immutable.
 */
public sealed interface RoomEvent {
  /** Returns the room in which it happened. */
  RoomId room();

  /** Returns its number in the room, from 1. */
  long seq();

  /** Returns when it was committed, in milliseconds' precision. */
  Instant at();

  /**
   * A message was posted.
   *
   * @param clientId the id that the author's client chose
   * @param text verbatim as posted, before any edit; empty when {@code deleted}
   * @param replyTo the seq of the message that it answers
   * @param mentions whom it mentions: user ids
   * @param deleted it was deleted since; only ever true for events read from the log
   */
  record MessagePosted(
      RoomId room,
      long seq,
      Instant at,
      String clientId,
      UserRef from,
      String text,
      @Nullable Long replyTo,
      List<UserId> mentions,
      boolean deleted)
      implements RoomEvent {
    /** Copies the mentions. */
    public MessagePosted {
      mentions = List.copyOf(mentions);
    }
  }

  /**
   * A message got a new text.
   *
   * @param target the message's seq
   * @param text the new text; empty when {@code deleted}
   * @param deleted the message was deleted since; only ever true for events read from the log
   */
  record MessageEdited(
      RoomId room, long seq, Instant at, long target, String text, UserId by, boolean deleted)
      implements RoomEvent {}

  /** A message was deleted. */
  record MessageDeleted(RoomId room, long seq, Instant at, long target, UserId by)
      implements RoomEvent {}

  /** Somebody put a reaction on a message ({@code on}) or took it back. */
  record Reacted(
      RoomId room, long seq, Instant at, long target, String emoji, boolean on, UserId by)
      implements RoomEvent {}

  /** Somebody pinned a message for all in the room ({@code on}) or took the pin back. */
  record MessagePinned(RoomId room, long seq, Instant at, long target, boolean on, UserId by)
      implements RoomEvent {}

  /**
   * Somebody became a member.
   *
   * @param by who invited; null when they joined by themselves
   */
  record MemberJoined(RoomId room, long seq, Instant at, UserRef user, @Nullable UserId by)
      implements RoomEvent {}

  /**
   * Somebody is a member no more.
   *
   * @param by who removed them; null when they left by themselves
   */
  record MemberLeft(RoomId room, long seq, Instant at, UserRef user, @Nullable UserId by)
      implements RoomEvent {}

  /**
   * The room itself changed; what is null stayed as it was.
   *
   * @param owner who became an owner
   */
  record RoomUpdated(
      RoomId room,
      long seq,
      Instant at,
      @Nullable String name,
      @Nullable String topic,
      @Nullable Boolean archived,
      @Nullable UserId owner,
      UserId by)
      implements RoomEvent {}
}
