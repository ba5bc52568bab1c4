package org.hiroba.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hiroba.account.Caller;
import org.hiroba.command.ChatService;
import org.hiroba.feature.file.FileAssembly;
import org.hiroba.feature.file.FileDesk;
import org.hiroba.feature.file.NewUpload;
import org.hiroba.log.Refusal;
import org.hiroba.room.RoomId;

/**
 * Takes files for a room: {@code POST api/v1/rooms/ROOM/files}, either whole, or by JSON that says
 * what is to come in pieces. Thread-safe.
 */
@ApplicationScoped
public class RoomFiles {
  @Inject private FileAssembly files;
  @Inject private FileTransfers transfers;
  @Inject private ChatService chat;

  void answer(Caller caller, RoomId room, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    if (!request.getMethod().equals("POST")) {
      throw ApiServlet.notAllowed(response, "POST");
    }
    ApiServlet.count(chat, caller, response);
    if (FileTransfers.isJson(request)) {
      begin(caller, room, request, response);
    } else {
      whole(caller, room, request, response);
    }
  }

  private void begin(
      Caller caller, RoomId room, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    JsonNode body = ApiServlet.readObject(request);
    JsonNode size = body.path("size");
    if (!size.isIntegralNumber() || !size.canConvertToLong() || size.longValue() < 0) {
      throw new ProblemException(
          Problem.badRequest("\"size\" must be how many bytes the file has."));
    }
    String id =
        files
            .desk()
            .begin(
                caller.user(),
                room,
                new NewUpload(
                    ApiServlet.required(body, "name"),
                    size.longValue(),
                    ApiServlet.string(body, "sha256"),
                    ApiServlet.string(body, "alt")));
    response.setStatus(HttpServletResponse.SC_CREATED);
    ApiServlet.send(
        response,
        JsonNodeFactory.instance
            .objectNode()
            .put("id", id)
            .put("chunk", FileDesk.PIECE_BYTES)
            .put("offset", 0)
            .toString());
  }

  private void whole(
      Caller caller, RoomId room, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException {
    long announced = request.getContentLengthLong();
    RequestQuery query = RequestQuery.of(request);
    transfers.upload(
        caller,
        request,
        response,
        peer -> {
          String name = query.get("name");
          if (name == null) {
            throw new ProblemException(
                Problem.badRequest("Say what the file is called: ?name=NAME."));
          }
          if (announced > FileDesk.PIECE_BYTES) {
            throw new ProblemException(tooLong());
          }
          long most = Math.min(FileDesk.PIECE_BYTES, files.desk().limits().maxBytes());
          String id =
              files
                  .desk()
                  .begin(
                      caller.user(),
                      room,
                      new NewUpload(
                          name,
                          announced < 0 ? most : announced,
                          query.get("sha256"),
                          query.get("alt")));
          var file = files.desk().receiveWhole(caller.user(), id, peer::read);
          response.setStatus(HttpServletResponse.SC_CREATED);
          ApiServlet.send(response, FileJson.of(file));
        });
  }

  private static Problem tooLong() {
    return new Problem(
            HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
            "Content too large",
            "Longer files come in pieces: say name and size as JSON first.")
        .coded("too-large");
  }
}
