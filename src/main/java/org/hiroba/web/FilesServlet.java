package org.hiroba.web;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hiroba.account.Caller;
import org.hiroba.command.ChatService;
import org.hiroba.feature.file.FileAssembly;
import org.hiroba.feature.file.FileDesk.Received;
import org.hiroba.feature.file.StoredFile;
import org.hiroba.log.Refusal;
import org.hiroba.web.body.Body;
import org.hiroba.web.body.PeerChannel;
import org.jspecify.annotations.Nullable;

/**
 * Takes files piece by piece and gives them out: {@code api/v1/files/ID}, {@code …/preview} and
 * {@code …/alt}. The names of the headers are those of tus 1.0.
 */
@WebServlet(name = "files", urlPatterns = "/api/v1/files/*", asyncSupported = true)
public class FilesServlet extends PersonServlet {
  private static final long serialVersionUID = 1L;
  private static final String OFFSET = "Upload-Offset";
  private static final String LENGTH = "Upload-Length";
  private static final String PREVIEW = "/preview";
  private static final String ALT = "/alt";

  @Inject private transient FileAssembly files;
  @Inject private transient FileTransfers transfers;
  @Inject private transient FileDownload download;
  @Inject private transient ChatService chatService;

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    Caller caller = caller(request);
    count(chatService, caller, response);
    String rest = rest(request).orElse("");
    if (rest.endsWith(PREVIEW)) {
      preview(caller, rest.substring(0, rest.length() - PREVIEW.length()), request, response);
    } else if (rest.endsWith(ALT)) {
      requireMethod(request, response, "PUT");
      String id = rest.substring(0, rest.length() - ALT.length());
      within(caller, files.desk().own(caller.user(), id));
      JsonNode body = readObject(request);
      files.desk().describe(caller.user(), id, required(body, "alt"));
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else {
      file(caller, rest, request, response);
    }
  }

  /** A token may be for some rooms only. */
  private static StoredFile within(Caller caller, StoredFile file) throws ProblemException {
    if (!caller.reach().includes(file.room().value())) {
      throw new ProblemException(Problem.notFound("There is no such file."));
    }
    return file;
  }

  private void preview(
      Caller caller, String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    switch (request.getMethod()) {
      case "GET", "HEAD" ->
          download.preview(
              caller, within(caller, files.shelf().seen(caller.user(), id)), request, response);
      case "PUT" -> {
        within(caller, files.desk().own(caller.user(), id));
        files.desk().keepPreview(caller.user(), id, Body.of(request).bytes());
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      }
      default -> throw notAllowed(response, "GET, HEAD, PUT");
    }
  }

  private void file(
      Caller caller, String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    switch (request.getMethod()) {
      case "GET" ->
          download.file(
              caller, within(caller, files.shelf().seen(caller.user(), id)), request, response);
      case "HEAD" -> head(caller, id, request, response);
      case "PATCH" ->
          transfers.upload(caller, request, response, piece(caller, id, request, response));
      case "DELETE" -> {
        within(caller, files.desk().own(caller.user(), id));
        files.desk().end(caller.user(), id);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      }
      default -> throw notAllowed(response, "GET, HEAD, PATCH, DELETE");
    }
  }

  /** Tells how far one's own file is, and of any other what a GET would send. */
  private void head(
      Caller caller, String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    StoredFile own;
    try {
      own = within(caller, files.desk().own(caller.user(), id));
    } catch (Refusal e) {
      download.file(
          caller, within(caller, files.shelf().seen(caller.user(), id)), request, response);
      return;
    }
    response.setHeader(OFFSET, Long.toString(files.desk().offset(own)));
    response.setHeader(LENGTH, Long.toString(own.bytes()));
    if (own.state() != StoredFile.State.SENT) {
      download.file(caller, own, request, response);
    }
  }

  private FileTransfers.Answer piece(
      Caller caller, String id, HttpServletRequest request, HttpServletResponse response) {
    String from = request.getHeader(OFFSET);
    return peer -> {
      StoredFile file = within(caller, files.desk().own(caller.user(), id));
      receive(file, offset(from), peer, response);
    };
  }

  private static long offset(@Nullable String text) throws ProblemException {
    try {
      long offset = text == null ? -1 : Long.parseLong(text);
      if (offset >= 0) {
        return offset;
      }
    } catch (NumberFormatException e) {
      throw noOffset();
    }
    throw noOffset();
  }

  private static ProblemException noOffset() {
    return new ProblemException(
        Problem.badRequest("Upload-Offset must say at which byte of the file this piece begins."));
  }

  private void receive(StoredFile file, long from, PeerChannel peer, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    Received received;
    try {
      received = files.desk().receive(file, from, peer::read);
    } catch (PeerChannel.TooSlowException e) {
      response.setHeader(OFFSET, Long.toString(files.desk().offset(file)));
      response.setHeader("Connection", "close");
      new Problem(
              HttpServletResponse.SC_REQUEST_TIMEOUT,
              "Request timeout",
              "The piece did not come within a minute; go on from Upload-Offset, in smaller ones.")
          .send(response);
      return;
    }
    response.setHeader(OFFSET, Long.toString(received.offset()));
    StoredFile whole = received.whole();
    if (received.conflict()) {
      throw new ProblemException(
          new Problem(
              HttpServletResponse.SC_CONFLICT,
              "Conflict",
              "The file goes on at byte " + received.offset() + ", not at " + from + "."));
    }
    if (whole != null) {
      send(response, FileJson.of(whole));
    } else {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
  }
}
