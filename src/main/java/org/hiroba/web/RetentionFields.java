package org.hiroba.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hiroba.feature.retention.RetentionDesk;
import org.hiroba.feature.room.AdminRooms;
import org.hiroba.log.Refusal;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes how long a room keeps its messages, as fields of a room.
 *
 * @param hasDays whether the days are to change
 * @param days how long; null for what the server's setting says
 * @param hold whether the room is to be under a hold; null leaves that
 */
record RetentionFields(boolean hasDays, @Nullable Integer days, @Nullable Boolean hold) {
  private static final String DAYS = "retentionDays";
  private static final String HOLD = "hold";

  static RetentionFields read(JsonNode body) throws ProblemException {
    JsonNode days = body.path(DAYS);
    JsonNode hold = body.path(HOLD);
    boolean fits =
        days.isMissingNode()
            || days.isNull()
            || (days.isInt() && days.intValue() >= 0 && days.intValue() <= RetentionDesk.MAX_DAYS);
    if (!fits) {
      throw new ProblemException(
          Problem.badRequest(
              "\"retentionDays\" is 0, which is for ever, to "
                  + RetentionDesk.MAX_DAYS
                  + ", or null for what the server's setting says."));
    }
    if (!hold.isMissingNode() && !hold.isBoolean()) {
      throw new ProblemException(Problem.badRequest("\"hold\" must be true or false."));
    }
    return new RetentionFields(
        !days.isMissingNode(),
        days.isInt() ? Integer.valueOf(days.intValue()) : null,
        hold.isBoolean() ? Boolean.valueOf(hold.booleanValue()) : null);
  }

  void apply(RetentionDesk desk, AdminRooms.By by, RoomId room) throws Refusal {
    RetentionDesk.By who = new RetentionDesk.By(by.user().value(), by.address());
    if (hasDays) {
      desk.keep(who, room.value(), days);
    }
    if (hold != null) {
      desk.holdRoom(who, room.value(), hold);
    }
  }

  /** Adds what a room has of its own. */
  static ObjectNode write(RetentionDesk desk, RoomId room, ObjectNode json) {
    desk.keeping(room)
        .ifPresent(
            keeping -> {
              if (keeping.days() != null) {
                json.put(DAYS, keeping.days());
              }
              if (keeping.heldSince() != null) {
                json.put(HOLD, true).put("heldSince", PersonServlet.time(keeping.heldSince()));
              }
            });
    return json;
  }
}
