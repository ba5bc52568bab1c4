package org.hiroba.config;

/**
 * Says how much each person may do, over all of their sockets; 0 means no limit.
 *
 * @param commandsPerSecond commands of any kind, with a burst of ten times that; default 50;
 *     beyond: {@code rate-limited}. At its default it leaves out what {@link Limits#postsPerSecond}
 *     would count while that is 0: who wants no limit of posts meets none here either
 * @param roomsPerDay rooms that one may make in 24 hours, and ten times as many direct rooms;
 *     default 200; beyond: {@code rate-limited}
 * @param roomsPerUser rooms, direct ones apart, that one may be in; default 1,000; beyond: {@code
 *     conflict}
 * @param invitationsPerMinute invitations, with a burst of ten times that; default 60; beyond:
 *     {@code rate-limited}
 */
public record MemberLimits(
    int commandsPerSecond, int roomsPerDay, int roomsPerUser, int invitationsPerMinute) {

  /** Returns the defaults of the protocol. */
  public static MemberLimits defaults() {
    return new MemberLimits(50, 200, 1_000, 60);
  }

  /** Returns no limits at all. */
  public static MemberLimits none() {
    return new MemberLimits(0, 0, 0, 0);
  }
}
