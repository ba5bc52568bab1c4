package org.hiroba.web.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Gives the texts of a part of the page that few open, as JSON by key: {@code texts/PART}. The page
 * itself does without them. Thread-safe.
 */
@WebServlet(name = "texts", urlPatterns = "/texts/*", asyncSupported = true)
public class TextsServlet extends HttpServlet {
  /** The parts; each key of one begins with its name and a dot. */
  static final Set<String> PARTS =
      Set.of(
          "card",
          "factor",
          "files",
          "finding",
          "hints",
          "invite",
          "keys",
          "later",
          "posting",
          "security",
          "tokens",
          "unread",
          "versions",
          "welcome",
          "writing");

  private static final long serialVersionUID = 1L;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final transient PageTexts texts = new PageTexts();

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = String.valueOf(request.getPathInfo());
    String part = path.substring(Math.min(1, path.length()));
    if (!PARTS.contains(part)) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    Map<String, String> table = new TreeMap<>(texts.in(ShellServlet.languageOf(request)));
    table.keySet().removeIf(key -> !key.startsWith(part + "."));
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response
        .getOutputStream()
        .write(JSON.writeValueAsString(table).getBytes(StandardCharsets.UTF_8));
  }
}
