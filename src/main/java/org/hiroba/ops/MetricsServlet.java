package org.hiroba.ops;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers {@code -/metrics} with all meters, in the format that the client asks for; see {@link
 * MetricsText}.
 */
@WebServlet(name = "metrics", urlPatterns = "/-/metrics", asyncSupported = true)
public class MetricsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient MetricsText metrics;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    MetricsText.Text text = metrics.text(request.getHeader("Accept"));
    response.setContentType(text.type());
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Vary", "Accept");
    response.setContentLength(text.bytes().length);
    response.getOutputStream().write(text.bytes());
  }
}
