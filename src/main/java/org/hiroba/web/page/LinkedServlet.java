package org.hiroba.web.page;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Tells whoever comes back from a provider whether that account there is linked with theirs here:
 * {@code linked?was=WORD}. A page of a few lines, so that the chat does without all this.
 * Thread-safe.
 */
@WebServlet(name = "linked", urlPatterns = "/linked", asyncSupported = true)
public class LinkedServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Map<String, Integer> STATUS =
      Map.of("ok", 200, "taken", 409, "expired", 400, "refused", 409);

  private final transient PageTexts texts = new PageTexts();

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String asked = request.getParameter("was");
    String word = asked != null && STATUS.containsKey(asked) ? asked : "expired";
    Language language = ShellServlet.languageOf(request);
    Map<String, String> table = texts.in(language);
    response.setStatus(STATUS.getOrDefault(word, 400));
    response.setContentType("text/html;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    String page =
        "<!doctype html><html lang=\""
            + language.locale().getLanguage()
            + "\"><meta name=\"viewport\" content=\"width=device-width\"><meta"
            + " name=\"color-scheme\" content=\"light dark\"><title>Hiroba</title><main><h1>Hiroba</h1><p"
            + " role=\"status\">"
            + Html.html(table.getOrDefault("security.linked." + word, word))
            + "</p><p><a href=\""
            + Html.html(request.getContextPath())
            + "/\">"
            + Html.html(table.getOrDefault("security.linked.back", "Hiroba"))
            + "</a></p></main></html>";
    response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
  }
}
