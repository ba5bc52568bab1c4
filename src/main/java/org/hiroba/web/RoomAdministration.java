package org.hiroba.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.hiroba.account.Caller;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.feature.admin.AdminOffice;
import org.hiroba.feature.retention.RoomKeeping;
import org.hiroba.feature.room.AdminRooms;
import org.hiroba.feature.room.RoomSheet;
import org.hiroba.log.Refusal;
import org.hiroba.room.Posters;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;
import org.jspecify.annotations.Nullable;

/**
 * Lists, changes and removes rooms for administrators: {@code api/v1/rooms?all=true} and {@code
 * api/v1/rooms/ROOM}. Thread-safe.
 */
@ApplicationScoped
public class RoomAdministration {
  /** How many rooms one answer holds; the rest is behind its {@code cursor}. */
  private static final int MAX_LISTED = 100;

  private static final int MAX_CURSOR_CHARS = 2_048;

  @Inject private AdminOffice office;

  /** Answers an administrator. */
  void answer(Caller caller, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    String id = PersonServlet.rest(request).orElse("");
    if (id.isEmpty()) {
      PersonServlet.requireRead(request, response);
      list(request, response);
      return;
    }
    AdminRooms.By by = new AdminRooms.By(caller.user().id(), caller.address());
    switch (request.getMethod()) {
      case "GET", "HEAD" ->
          ApiServlet.send(response, kept(office.rooms().find(room(id))).toString());
      case "PATCH" -> {
        JsonNode body = ApiServlet.readObject(request);
        AdminRooms.Change change = change(body);
        RetentionFields keep = RetentionFields.read(body);
        office.rooms().change(by, room(id), change);
        keep.apply(office, caller, room(id));
        ApiServlet.send(response, kept(office.rooms().find(room(id))).toString());
      }
      case "DELETE" -> {
        office.remover().remove(by, room(id));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      }
      default -> throw ApiServlet.notAllowed(response, "GET, PATCH, DELETE");
    }
  }

  /**
   * Answers somebody else: owners may ask how long their room keeps its messages, and set it, where
   * the right is theirs.
   */
  void answerOwner(Caller caller, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    String id = PersonServlet.rest(request).orElse("");
    if (request.getMethod().equals("PATCH") && !id.isEmpty()) {
      JsonNode body = ApiServlet.readObject(request);
      if (!RetentionFields.isAboutDaysOnly(body)) {
        throw PersonServlet.forAdministrators();
      }
      RetentionFields.read(body).apply(office, caller, room(id));
    } else if (!PersonServlet.isRead(request) || id.isEmpty()) {
      throw PersonServlet.forAdministrators();
    }
    RoomId room = room(id);
    ApiServlet.send(
        response, RetentionFields.write(room, keeping(caller, room, request)).toString());
  }

  private RoomKeeping.OfOwner keeping(Caller caller, RoomId room, HttpServletRequest request)
      throws ProblemException, Refusal {
    try {
      return office.keeping().ofOwner(caller.user(), room);
    } catch (Refusal e) {
      if (PersonServlet.isRead(request)) {
        // To whoever may not ask there is nothing here, as to everybody before there were owners.
        throw new ProblemException(Problem.notFound("There is nothing at this path."));
      }
      throw e;
    }
  }

  private void list(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException {
    if (!PersonServlet.asked(request, "all").equals("true")) {
      throw new ProblemException(
          Problem.badRequest("Say all=true: this lists all rooms for administrators."));
    }
    String[] behind = cursor(request.getParameter("cursor"));
    List<RoomSheet> found =
        office
            .rooms()
            .list(
                PersonServlet.asked(request, "q"),
                archived(PersonServlet.asked(request, "state")),
                behind[1],
                behind[0],
                MAX_LISTED + 1);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode list = answer.putArray("rooms");
    List<RoomSheet> page = found.subList(0, Math.min(MAX_LISTED, found.size()));
    page.forEach(one -> list.add(json(one)));
    if (found.size() > MAX_LISTED) {
      answer.put("cursor", cursorBehind(page.get(MAX_LISTED - 1)));
    }
    ApiServlet.send(response, answer.toString());
  }

  private static @Nullable Boolean archived(String state) throws ProblemException {
    return switch (state) {
      case "" -> null;
      case "open" -> false;
      case "archived" -> true;
      default -> throw new ProblemException(Problem.badRequest("\"state\" is open or archived."));
    };
  }

  private static String cursorBehind(RoomSheet last) {
    String place = last.room().id() + "\n" + AdminRooms.nameKey(last);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(place.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads an id and a folded name. */
  private static String[] cursor(@Nullable String text) throws ProblemException {
    if (text == null || text.isEmpty()) {
      return new String[] {"", ""};
    }
    try {
      String place =
          new String(
              Base64.getUrlDecoder().decode(text.length() > MAX_CURSOR_CHARS ? "!" : text),
              StandardCharsets.UTF_8);
      int line = place.indexOf('\n');
      if (line >= 0 && place.indexOf('\0') < 0) {
        return new String[] {place.substring(0, line), place.substring(line + 1)};
      }
    } catch (IllegalArgumentException e) {
      throw noCursor();
    }
    throw noCursor();
  }

  private static ProblemException noCursor() {
    return new ProblemException(
        Problem.badRequest("\"cursor\" must be one that an answer before held."));
  }

  private static AdminRooms.Change change(JsonNode body) throws ProblemException {
    JsonNode archived = body.get("archived");
    if (archived != null && !archived.isNull() && !archived.isBoolean()) {
      throw new ProblemException(Problem.badRequest("\"archived\" must be true or false."));
    }
    String owner = ApiServlet.string(body, "owner");
    Posters posting = posting(ApiServlet.string(body, "posting"));
    try {
      return new AdminRooms.Change(
          ApiServlet.string(body, "name"),
          (archived == null || archived.isNull()) ? null : archived.booleanValue(),
          owner == null ? null : new UserId(owner),
          posting);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(Problem.badRequest("\"owner\" must be a user's id."));
    }
  }

  private static @Nullable Posters posting(@Nullable String wanted) throws ProblemException {
    return wanted == null
        ? null
        : Posters.ofWireName(wanted)
            .orElseThrow(
                () ->
                    new ProblemException(Problem.badRequest("\"posting\" is members or owners.")));
  }

  private static RoomId room(String id) throws ProblemException {
    try {
      return new RoomId(id);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(Problem.notFound("There is no room with this id."));
    }
  }

  private ObjectNode kept(RoomSheet sheet) {
    return RetentionFields.write(office.retention(), sheet.room().id(), json(sheet));
  }

  /** Of a private room not even the topic, which is its people's own. */
  private static ObjectNode json(RoomSheet sheet) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", sheet.room().id().value())
            .put("kind", sheet.room().kind().wireName())
            .put("name", sheet.room().name());
    if (sheet.room().kind() == RoomKind.PUBLIC) {
      json.put("topic", sheet.room().topic());
    }
    json.put("archived", sheet.room().archived())
        .put("posting", sheet.room().posting().wireName())
        .put("createdAt", PersonServlet.time(sheet.room().createdAt()))
        .put("members", sheet.members())
        .put("messages", sheet.room().messageCount());
    ArrayNode owners = json.putArray("owners");
    for (UserRef owner : sheet.owners()) {
      owners
          .addObject()
          .put("id", owner.id().value())
          .put("name", owner.name())
          .put("displayName", owner.displayName());
    }
    return json;
  }
}
