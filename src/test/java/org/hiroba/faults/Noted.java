package org.hiroba.faults;

import java.util.List;

/**
 * One thing that a client saw or did. Steps number the notes of one recording: what is sent is
 * noted before it leaves, what comes is noted after it came. So an answer whose step is below that
 * of a send was there before it.
 */
sealed interface Noted {
  /** Returns the place in the recording. */
  long step();

  /** A post or edit leaves; {@code target} is 0 for a post. Noted again when it is sent again. */
  record Sent(
      long step,
      long nanos,
      String connection,
      String user,
      String id,
      String room,
      long target,
      String text)
      implements Noted {
    Command command() {
      return new Command(user, id);
    }
  }

  /** An {@code accepted} came. */
  record Accepted(
      long step, long nanos, String connection, String user, String id, String room, long seq)
      implements Noted {
    Command command() {
      return new Command(user, id);
    }
  }

  /** An {@code error} came. */
  record Refused(long step, String connection, String user, String id, String code)
      implements Noted {
    Command command() {
      return new Command(user, id);
    }
  }

  /** From here on the connection hears a room's events above {@code from}; -1 is not known. */
  record Hears(long step, String connection, String room, long from) implements Noted {}

  /** A sequenced event came. */
  record Heard(long step, String connection, Event event) implements Noted {}

  /** The connection is gone. */
  record Closed(long step, String connection, int code) implements Noted {}

  /** At the end the connection is open, and had all the time that it needed to hear everything. */
  record Online(long step, String connection) implements Noted {}

  /** A history page came that was asked for at step {@code askedAt}: the latest messages. */
  record Page(
      long step, long askedAt, String user, String room, List<Event> messages, boolean hasBefore)
      implements Noted {}

  /** The whole log of a room, as one that resumes from 0 is told it. */
  record Log(long step, String room, List<Event> events) implements Noted {}

  /** Names one command for good: protocol.md §3.2. */
  record Command(String user, String id) {}
}
