package org.hiroba.ops;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.hiroba.config.OpsSettings;
import org.hiroba.health.CheckResult;
import org.hiroba.health.HealthRegistry;
import org.hiroba.health.HealthReport;
import org.hiroba.health.HealthStatus;

/**
 * Answers {@code -/live} (would a restart help?) and {@code -/ready} (may requests come?) with 200
 * or 503, and all checks to whom {@link OpsSettings} allow. A check that the chat can do without
 * shows as DOWN while the whole stays UP.
 */
@WebServlet(
    name = "health",
    urlPatterns = {"/-/live", "/-/ready"},
    asyncSupported = true)
public class HealthServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final JsonFactory JSON = new JsonFactory();

  @Inject private transient HealthRegistry health;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    HealthReport report =
        request.getServletPath().endsWith("live") ? health.live() : health.ready();
    response.setStatus(
        report.status() == HealthStatus.UP
            ? HttpServletResponse.SC_OK
            : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    try (JsonGenerator out = JSON.createGenerator(response.getOutputStream())) {
      write(out, report, Boolean.TRUE.equals(request.getAttribute(OpsSettings.MAY_SEE)));
    }
  }

  private static void write(JsonGenerator out, HealthReport report, boolean details)
      throws IOException {
    out.writeStartObject();
    out.writeStringField("status", report.status().name());
    if (details) {
      writeChecks(out, report);
    }
    out.writeEndObject();
  }

  private static void writeChecks(JsonGenerator out, HealthReport report) throws IOException {
    out.writeArrayFieldStart("checks");
    for (CheckResult check : report.checks()) {
      out.writeStartObject();
      out.writeStringField("name", check.name());
      out.writeStringField("status", check.status().name());
      out.writeObjectFieldStart("data");
      for (Map.Entry<String, Object> entry : check.data().entrySet()) {
        if (entry.getValue() instanceof Number number) {
          out.writeFieldName(entry.getKey());
          out.writeNumber(number.toString());
        } else if (entry.getValue() instanceof Boolean flag) {
          out.writeBooleanField(entry.getKey(), flag);
        } else {
          out.writeStringField(entry.getKey(), String.valueOf(entry.getValue()));
        }
      }
      out.writeEndObject();
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
