package org.hiroba.ops;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.hiroba.health.InMemoryMeters;

/** Answers {@code -/metrics} with all meters in the Prometheus text format, version 0.0.4. */
@WebServlet(name = "metrics", urlPatterns = "/-/metrics", asyncSupported = true)
public class MetricsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient InMemoryMeters meters;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain; version=0.0.4; charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    byte[] text = PrometheusText.of(meters.samples()).getBytes(StandardCharsets.UTF_8);
    response.getOutputStream().write(text);
  }
}
