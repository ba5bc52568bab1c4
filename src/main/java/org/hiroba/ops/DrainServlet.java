package org.hiroba.ops;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.hiroba.account.Caller;
import org.hiroba.account.Scope;

/**
 * Drains by {@code POST -/drain} (202) and takes it back by {@code DELETE} (200); {@code GET} tells
 * how far it is. Changing something takes an administrator's token of scope {@code ops}, also on
 * the machine itself: a proxy there lets everybody look as if they were on it.
 */
@WebServlet(name = "drain", urlPatterns = "/-/drain", asyncSupported = true)
public class DrainServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final JsonFactory JSON = new JsonFactory();

  @Inject private transient Drain drain;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(response, HttpServletResponse.SC_OK);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (mayChange(request, response)) {
      drain.begin();
      answer(response, HttpServletResponse.SC_ACCEPTED);
    }
  }

  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (mayChange(request, response)) {
      drain.cancel();
      answer(response, HttpServletResponse.SC_OK);
    }
  }

  private static boolean mayChange(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getUserPrincipal() instanceof Caller caller
        && caller.reach().scope() == Scope.OPS
        && caller.user().isAdmin()) {
      return true;
    }
    response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    response.setContentType("application/problem+json");
    try (JsonGenerator out = JSON.createGenerator(response.getOutputStream())) {
      out.writeStartObject();
      out.writeStringField("type", "about:blank");
      out.writeStringField("title", "Forbidden");
      out.writeNumberField("status", HttpServletResponse.SC_FORBIDDEN);
      out.writeStringField("code", "not-allowed");
      out.writeStringField(
          "detail",
          "Send an administrator's token of scope \"ops\" (Authorization: Bearer TOKEN), or run"
              + " the command \"admin drain\" where the server's home folder is.");
      out.writeEndObject();
    }
    return false;
  }

  private void answer(HttpServletResponse response, int status) throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    try (JsonGenerator out = JSON.createGenerator(response.getOutputStream())) {
      out.writeStartObject();
      out.writeStringField("state", drain.stage().name().toLowerCase(Locale.ROOT));
      out.writeNumberField("sockets", drain.sockets());
      out.writeEndObject();
    }
  }
}
