package org.hiroba.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hiroba.account.Caller;
import org.hiroba.command.ChatService;
import org.hiroba.log.HistoryQuery;
import org.hiroba.log.Refusal;
import org.hiroba.protocol.EventEncoder;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * Answers pages of messages: {@code api/v1/rooms/ROOM/messages}, and takes files: {@code
 * api/v1/rooms/ROOM/files}. What else is asked of rooms is for administrators, and a little of it
 * for owners.
 */
@WebServlet(name = "room-messages", urlPatterns = "/api/v1/rooms/*", asyncSupported = true)
public class RoomMessagesServlet extends PersonServlet {
  private static final long serialVersionUID = 1L;
  private static final String MESSAGES = "/messages";
  private static final String FILES = "/files";

  @Inject private transient ChatService chat;
  @Inject private transient RoomAdministration administration;
  @Inject private transient RoomFiles files;
  private final transient EventEncoder encoder = new EventEncoder();

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    String path = String.valueOf(request.getPathInfo());
    Caller caller = caller(request);
    if (path.endsWith(FILES)) {
      files.answer(caller, room(path, FILES), request, response);
      return;
    }
    if (!path.endsWith(MESSAGES)) {
      if (caller.user().isAdmin()) {
        administration.answer(admin(request, response), request, response);
      } else if (isRead(request) && path.length() <= 1 && request.getParameter("all") == null) {
        throw new ProblemException(Problem.notFound("There is nothing at this path."));
      } else {
        administration.answerOwner(person(request, response), request, response);
      }
      return;
    }
    if (!isRead(request)) {
      throw notAllowed(response, "GET");
    }
    count(chat, caller, response);
    RoomId room = room(path, MESSAGES);
    send(
        response,
        encoder.encodePage(room.value(), chat.history(caller.user(), room, query(request))));
  }

  private static RoomId room(String path, String ending) throws ProblemException {
    if (path.startsWith("/") && path.length() > ending.length() && path.endsWith(ending)) {
      try {
        return new RoomId(path.substring(1, path.length() - ending.length()));
      } catch (IllegalArgumentException e) {
        throw new ProblemException(Problem.notFound("There is no such room."));
      }
    }
    throw new ProblemException(Problem.notFound("There is no such room."));
  }

  private static HistoryQuery query(HttpServletRequest request) throws ProblemException {
    Long limit = number(request, "limit", 1);
    return HistoryQuery.at(
            number(request, "before", 1),
            number(request, "after", 0),
            number(request, "around", 1),
            limit == null
                ? HistoryQuery.DEFAULT_LIMIT
                : (int) Math.min(limit, HistoryQuery.MAX_LIMIT))
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.badRequest("Only one of before, after and around may be given.")))
        .withChanges("true".equals(request.getParameter("events")));
  }

  /** Returns a parameter; null when it is not there. */
  private static @Nullable Long number(HttpServletRequest request, String name, long smallest)
      throws ProblemException {
    String value = request.getParameter(name);
    if (value == null) {
      return null;
    }
    try {
      long number = Long.parseLong(value);
      if (number >= smallest) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw notNumber(name, smallest);
    }
    throw notNumber(name, smallest);
  }

  private static ProblemException notNumber(String name, long smallest) {
    return new ProblemException(
        Problem.badRequest(name + " must be a whole number of at least " + smallest + "."));
  }
}
