package org.hiroba.feature.probe;

/**
 * How much there is. Immutable.
 *
 * @param rooms rooms, direct ones too
 * @param people accounts that may sign in
 * @param memberships who is in which room, each counted
 */
public record StoredCounts(long rooms, long people, long memberships) {}
