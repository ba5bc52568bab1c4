package org.hiroba.web.page;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.hiroba.web.ApiErrors;

/**
 * Answers instead of the container's own error page, which names the server and its version: to the
 * API's clients as a problem, to people as a small page that says it in their language and leads
 * back to the chat. The container forwards here; nobody else does.
 */
@WebServlet(name = "error", urlPatterns = "/error", asyncSupported = true)
public class ErrorServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient PageTexts texts = new PageTexts();

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (response.isCommitted()) {
      // Tomcat asks for the page also when the answer has gone, as to a refused body: a second one
      // would be two stack traces in the log for each.
      return;
    }
    int status = status(request);
    if (isForPrograms(request)) {
      ApiErrors.send(response, status);
      return;
    }
    response.setStatus(status);
    response.setContentType("text/html;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    byte[] page = page(request, status).getBytes(StandardCharsets.UTF_8);
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }

  /** Whoever asks for this path by its name finds nothing. */
  private static int status(HttpServletRequest request) {
    return request.getDispatcherType() == DispatcherType.ERROR
            && request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
        ? status
        : HttpServletResponse.SC_NOT_FOUND;
  }

  private static boolean isForPrograms(HttpServletRequest request) {
    String root = request.getContextPath();
    String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    return path.startsWith(root + "/api/")
        || path.startsWith(root + "/ws/")
        || path.startsWith(root + "/-/");
  }

  private String page(HttpServletRequest request, int status) {
    Language language = ShellServlet.languageOf(request);
    Map<String, String> words = texts.in(language);
    String said = words.getOrDefault("http." + status, words.getOrDefault(kind(status), ""));
    return String.format(
        Locale.ROOT,
        """
    <!DOCTYPE html>
    <html lang="%s">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <meta name="color-scheme" content="light dark">
    <title>%d – Hiroba</title>
    </head>
    <body>
    <h1>%s</h1>
    <p><a href="%s/">%s</a></p>
    </body>
    </html>
    """,
        language.tag(),
        status,
        Html.html(said),
        Html.html(request.getContextPath()),
        Html.html(words.getOrDefault("http.back", "Hiroba")));
  }

  private static String kind(int status) {
    return status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR ? "http.500" : "http.400";
  }
}
