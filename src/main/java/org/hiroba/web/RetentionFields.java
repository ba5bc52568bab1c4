package org.hiroba.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.hiroba.account.Caller;
import org.hiroba.feature.admin.AdminOffice;
import org.hiroba.feature.retention.RetentionDesk;
import org.hiroba.feature.retention.RoomKeeping;
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
    return new RetentionFields(
        !days.isMissingNode(), days.isInt() ? Integer.valueOf(days.intValue()) : null, hold(body));
  }

  /** Reads whether something is to be under a hold; null leaves that. */
  static @Nullable Boolean hold(JsonNode body) throws ProblemException {
    JsonNode hold = body.path(HOLD);
    if (!hold.isMissingNode() && !hold.isBoolean()) {
      throw new ProblemException(Problem.badRequest("\"hold\" must be true or false."));
    }
    return hold.isBoolean() ? Boolean.valueOf(hold.booleanValue()) : null;
  }

  /** Tells whether nothing but the days is said: all that owners may change. */
  static boolean isAboutDaysOnly(JsonNode body) {
    return body.size() == 1 && body.has(DAYS);
  }

  static RetentionDesk.By by(Caller caller) {
    return new RetentionDesk.By(caller.user().id().value(), caller.address());
  }

  void apply(AdminOffice office, Caller caller, RoomId room) throws Refusal {
    if (hasDays) {
      office.keeping().keep(caller.user(), by(caller), room, days);
    }
    if (hold != null) {
      office.retention().holdRoom(by(caller), room.value(), hold);
    }
  }

  /** Writes what an owner may know, and how long they may set at most. */
  static ObjectNode write(RoomId room, RoomKeeping.OfOwner keeping) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", room.value());
    if (keeping.days() != null) {
      json.put(DAYS, keeping.days());
    }
    return json.put("longestDays", keeping.longestDays());
  }

  /** Adds since when something is under a hold, if it is. */
  static ObjectNode writeHold(@Nullable Instant since, ObjectNode json) {
    return since == null ? json : json.put(HOLD, true).put("heldSince", PersonServlet.time(since));
  }

  /** Adds what a room has of its own. */
  static ObjectNode write(RetentionDesk desk, RoomId room, ObjectNode json) {
    desk.keeping(room)
        .ifPresent(
            keeping -> {
              if (keeping.days() != null) {
                json.put(DAYS, keeping.days());
              }
              writeHold(keeping.heldSince(), json);
            });
    return json;
  }
}
