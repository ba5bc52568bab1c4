package org.hiroba.feature.member;

import org.hiroba.account.Profile;
import org.hiroba.room.MemberRole;

/** Shows a member of a room, and how they describe themselves. */
public record RoomMember(Profile profile, MemberRole role) {}
