package org.hiroba.cli;

import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/**
 * Says what the web application cannot say, because the request has not come so far: no version, no
 * stack trace, and the headers that keep a browser from guessing.
 */
final class PlainErrors extends ErrorReportValve {
  PlainErrors() {
    setShowReport(false);
    setShowServerInfo(false);
  }

  @Override
  protected void report(Request request, Response response, Throwable problem) {
    boolean says =
        response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST
            && response.getContentWritten() == 0;
    if (says && !response.isCommitted()) {
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setHeader(
          "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    }
    super.report(request, response, problem);
  }
}
