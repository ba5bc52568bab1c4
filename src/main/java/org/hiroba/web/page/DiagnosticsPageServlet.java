package org.hiroba.web.page;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.hiroba.config.Settings;

/**
 * Answers {@code diagnostics} with the page by which people see what lies between their browser and
 * this server. Needs no sign-in.
 *
 * <p>Thread-safe.
 */
@WebServlet(name = "diagnostics", urlPatterns = "/diagnostics", asyncSupported = true)
public final class DiagnosticsPageServlet extends ShellServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Settings settings;

  /** Made by the container. */
  public DiagnosticsPageServlet() {
    super(
        key ->
            key.startsWith("app.") || key.startsWith("account.") || key.startsWith("diagnostics."));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    show(
        request,
        response,
        "/diagnostics.jsp",
        null,
        Map.of("teachingEndpoints", settings.teachingEndpoints()));
  }
}
