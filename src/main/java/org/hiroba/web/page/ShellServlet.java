package org.hiroba.web.page;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.hiroba.account.User;
import org.jspecify.annotations.Nullable;

/**
 * Answers with a JSP shell in the reader's language and look. Nothing of it is stored by caches.
 *
 * <p>Thread-safe.
 */
abstract class ShellServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** What is said instead to those whose browser is too old. */
  private static final Map<String, String> OF_OLD_BROWSERS =
      Map.of(
          "app.noscript.title", "plain.old.title",
          "plain.text", "plain.old.text",
          "plain.signin", "plain.old.signin");

  private final transient PageTexts texts = new PageTexts();
  private final transient Predicate<String> textKeys;

  /** Makes a servlet whose shells and scripts need the texts with these keys. */
  ShellServlet(Predicate<String> textKeys) {
    this.textKeys = textKeys;
  }

  /**
   * Shows a shell.
   *
   * @param path of the JSP
   * @param user who is signed in, if the page may know
   * @param facts for the page's scripts, under names of their own
   */
  final void show(
      HttpServletRequest request,
      HttpServletResponse response,
      String path,
      @Nullable User user,
      Map<String, Object> facts)
      throws ServletException, IOException {
    Language language = languageOf(request);
    Theme theme = Theme.named(cookie(request, "hiroba-theme"));
    String nonce = SecurityHeadersFilter.nonceOf(request);
    Assets assets = Assets.of(getServletContext());
    Map<String, String> needed = new TreeMap<>(textsFor(request));
    needed.keySet().removeIf(key -> !needs(key, user));
    if (cookie(request, "hiroba-browser").equals("old")) {
      withoutScripts(response, needed);
    }
    String versioned = "v/" + assets.version() + "/";
    request.setAttribute(
        "view",
        new PageView(nonce, versioned, assets::modules, language, theme, needed, user, facts));
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Vary", "Accept-Encoding, Accept-Language, Cookie");
    BufferedPage page = new BufferedPage(response);
    request.getRequestDispatcher(path).include(request, page);
    page.send(request);
  }

  /**
   * Has a browser that is too old for the scripts (old-browser.jspf) take the page as if it had
   * none: a page in a sandbox runs no script, and shows what is there for those who have none.
   */
  private static void withoutScripts(HttpServletResponse response, Map<String, String> needed) {
    response.addHeader(
        "Content-Security-Policy",
        "sandbox allow-forms allow-popups allow-same-origin allow-top-navigation");
    needed.replaceAll(
        (key, text) -> needed.getOrDefault(OF_OLD_BROWSERS.getOrDefault(key, key), text));
  }

  /** Tells whether a page for somebody needs the text with a key. */
  boolean needs(String key, @Nullable User user) {
    return textKeys.test(key);
  }

  /** Returns all texts in the reader's language, by key. */
  final Map<String, String> textsFor(HttpServletRequest request) {
    return texts.in(languageOf(request));
  }

  /** Returns the language that the reader chose, or that the browser asks for. */
  static Language languageOf(HttpServletRequest request) {
    return Language.ofTag(cookie(request, "hiroba-language"))
        .orElseGet(() -> Language.firstOf(request.getLocales()));
  }

  private static String cookie(HttpServletRequest request, String name) {
    Cookie @Nullable [] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(name)) {
          return cookie.getValue();
        }
      }
    }
    return "";
  }
}
