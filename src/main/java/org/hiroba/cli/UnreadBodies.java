package org.hiroba.cli;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Gives up bodies that nobody has read when the answer is there: Tomcat would read the rest on the
 * request's thread, for as long as a byte comes now and then. The connection is closed instead.
 */
final class UnreadBodies extends ValveBase {
  UnreadBodies() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    try {
      getNext().invoke(request, response);
    } finally {
      if (!request.isAsync() && announcesBody(request) && !request.isFinished()) {
        response.finishResponse();
        // Not only to read no further: what is left would be taken for the next request.
        request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, null);
      }
    }
  }

  private static boolean announcesBody(Request request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }
}
