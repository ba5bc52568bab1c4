package org.hiroba.jdbc;

/** Numbers the kinds of events as the table {@code event} does; never renumber. */
final class EventType {
  static final int MESSAGE = 1;
  static final int EDITED = 2;
  static final int DELETED = 3;
  static final int REACTED = 4;
  static final int JOINED = 5;
  static final int LEFT = 6;
  static final int UPDATED = 7;
  static final int PINNED = 8;

  private EventType() {}
}
