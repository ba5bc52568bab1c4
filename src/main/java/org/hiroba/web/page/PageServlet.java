package org.hiroba.web.page;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hiroba.account.User;
import org.jspecify.annotations.Nullable;

/**
 * Answers the context root with the page: the chat for somebody who is signed in, the sign-in form
 * for everybody else. Nothing of it is stored by caches, because it names a person.
 *
 * <p>Thread-safe.
 */
@WebServlet(name = "page", urlPatterns = "")
public final class PageServlet extends HttpServlet {
  /** The request attribute under which the caller's {@link User} is found, if there is one. */
  public static final String CALLER = User.class.getName();

  private static final long serialVersionUID = 1L;

  private final transient PageTexts texts = new PageTexts();

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    User user = request.getAttribute(CALLER) instanceof User caller ? caller : null;
    Language language =
        Language.ofTag(cookie(request, "hiroba-language"))
            .orElseGet(() -> Language.firstOf(request.getLocales()));
    Theme theme = Theme.named(cookie(request, "hiroba-theme"));
    String nonce = SecurityHeadersFilter.nonceOf(request);
    String assets = "v/" + Assets.of(getServletContext()).version() + "/";
    request.setAttribute(
        "view", new PageView(nonce, assets, language, theme, texts.in(language), user));
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Vary", "Accept-Language, Cookie");
    request.getRequestDispatcher(shell(user)).forward(request, response);
  }

  private static String shell(@Nullable User user) {
    return user == null ? "/login.jsp" : "/index.jsp";
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
