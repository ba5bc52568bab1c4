package org.hiroba.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Says in the API's words what a container would say in its own. Stateless. */
public final class ApiErrors {
  private ApiErrors() {}

  /** Sends a problem that says no more than the status. */
  public static void send(HttpServletResponse response, int status) throws IOException {
    problem(status).send(response);
  }

  private static Problem problem(int status) {
    return switch (status) {
      case HttpServletResponse.SC_FORBIDDEN -> Problem.forbidden("This is not for you to see.");
      case HttpServletResponse.SC_NOT_FOUND -> Problem.notFound("There is nothing at this path.");
      case HttpServletResponse.SC_METHOD_NOT_ALLOWED ->
          new Problem(status, "Method not allowed", "This path does not take this method.");
      case HttpServletResponse.SC_REQUEST_TIMEOUT ->
          new Problem(status, "Request timeout", "The request did not come in time.");
      case HttpServletResponse.SC_SERVICE_UNAVAILABLE -> Problem.unavailable();
      default ->
          status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR
              ? new Problem(status, "Internal error", "The server failed; its log says why.")
              : new Problem(status, "Bad request", "The server does not understand the request.");
    };
  }
}
