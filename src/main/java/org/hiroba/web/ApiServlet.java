package org.hiroba.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import org.hiroba.account.Caller;
import org.hiroba.command.ChatService;
import org.hiroba.log.Refusal;
import org.hiroba.log.StorageException;
import org.hiroba.protocol.BoundedJson;
import org.hiroba.web.body.Body;
import org.jspecify.annotations.Nullable;

/**
 * Answers JSON, and every failure as a {@link Problem}: never a stack trace, never the container's
 * page.
 */
abstract class ApiServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int MAX_DEPTH = 16;

  private static final Logger LOG = System.getLogger(ApiServlet.class.getName());
  private static final ObjectReader JSON = BoundedJson.reader(MAX_DEPTH);

  /** Answers one request; {@code HEAD} comes as {@code GET}. */
  abstract void answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal;

  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", "no-store");
    carryOut(request, response, () -> answer(request, response));
  }

  /** What answers a request, or says why not. */
  interface Answering {
    void run() throws IOException, ProblemException, Refusal;
  }

  /** Answers, and if that fails says why. */
  static void carryOut(
      HttpServletRequest request, HttpServletResponse response, Answering answering)
      throws IOException {
    carryOut(request.getServletPath(), response, answering);
  }

  /** Answers, and if that fails says why. */
  static void carryOut(String path, HttpServletResponse response, Answering answering)
      throws IOException {
    try {
      answering.run();
    } catch (ProblemException e) {
      e.problem().send(response);
    } catch (Refusal e) {
      Long retryMillis = e.retryAfterMillis();
      if (retryMillis != null) {
        response.setHeader("Retry-After", Long.toString((retryMillis + 999) / 1000));
      }
      Problem.of(e).send(response);
    } catch (StorageException e) {
      LOG.log(Level.WARNING, "503 for {0}: {1}", path, e.getMessage());
      response.setHeader("Retry-After", "1");
      Problem.unavailable().send(response);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "500 for " + path, e);
      Problem.internal().send(response);
    }
  }

  /** Returns who calls. */
  static Caller caller(HttpServletRequest request) throws ProblemException {
    return CallerFilter.callerOf(request)
        .orElseThrow(() -> new ProblemException(Problem.notSignedIn()));
  }

  /**
   * Counts a request as one of its caller's commands; to be called before anything is done for it.
   *
   * @throws ProblemException 429 beyond {@code hiroba.limits.commands-per-second}; the response
   *     then says when to come again
   */
  static void count(ChatService chat, Caller caller, HttpServletResponse response)
      throws ProblemException {
    long waitMillis = chat.tryAcquire(caller.user());
    if (waitMillis > 0) {
      response.setHeader("Retry-After", Long.toString((waitMillis + 999) / 1000));
      throw new ProblemException(Problem.tooMany("Too much at once; wait a moment and try again."));
    }
  }

  /** Refuses a method (RFC 9110 §15.5.6). */
  static ProblemException notAllowed(HttpServletResponse response, String allowed) {
    response.setHeader("Allow", allowed);
    return new ProblemException(
        new Problem(
            HttpServletResponse.SC_METHOD_NOT_ALLOWED,
            "Method not allowed",
            "This path takes " + allowed + " only."));
  }

  /** Reads a JSON object. */
  static JsonNode readObject(HttpServletRequest request) throws ProblemException {
    String type = request.getContentType();
    if (type == null || !MediaType.of(type).equals("application/json")) {
      throw new ProblemException(
          new Problem(
              HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE,
              "Unsupported media type",
              "Send the body as application/json."));
    }
    byte[] body = Body.of(request).bytes();
    try {
      JsonNode object = JSON.readValue(new String(body, StandardCharsets.UTF_8));
      if (object != null && object.isObject()) {
        return object;
      }
    } catch (JsonProcessingException e) {
      LOG.log(Level.DEBUG, "400: {0}", e.getOriginalMessage());
    }
    throw new ProblemException(Problem.badRequest("The body must be one JSON object."));
  }

  /** Returns a string field; null when it is not there. */
  static @Nullable String string(JsonNode object, String name) throws ProblemException {
    JsonNode value = object.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw new ProblemException(Problem.badRequest("\"" + name + "\" must be a string."));
    }
    return value.textValue();
  }

  /** Returns a string field that must be there. */
  static String required(JsonNode object, String name) throws ProblemException {
    String value = string(object, name);
    if (value == null) {
      throw new ProblemException(Problem.badRequest("\"" + name + "\" is missing."));
    }
    return value;
  }

  /** Sends JSON. */
  static void send(HttpServletResponse response, String json) throws IOException {
    response.setContentType("application/json");
    response.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
  }
}
