package org.hiroba.web.page;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.hiroba.web.SilentSignIn;
import org.jspecify.annotations.Nullable;

/**
 * Answers the context root with the page. Without JavaScript {@code ?room=ID} chooses the room and
 * {@code &before=SEQ} goes back in it.
 */
@WebServlet(name = "page", urlPatterns = "", asyncSupported = true)
public class PageServlet extends ChatShellServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient SilentSignIn silent;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (caller(request).isEmpty()) {
      Optional<String> elsewhere = silent.afterLeaving(request, response);
      if (elsewhere.isPresent()) {
        LeavingPage.send(
            response, elsewhere.get(), textsFor(request).getOrDefault("account.signout", ""));
        return;
      }
    }
    String room = request.getParameter("room");
    show(
        request,
        response,
        SilentSignIn.refusedWith(request)
            .map(status -> FormView.failed(refusal(status), FormFields.none()))
            .or(() -> withoutTicket(request))
            .orElseGet(() -> ProviderNotice.of(request)),
        room == null ? "" : room,
        seq(request.getParameter("before")));
  }

  /** Whoever comes back from {@code auth/kerberos} had no ticket to show. */
  private static Optional<FormView> withoutTicket(HttpServletRequest request) {
    return caller(request).isEmpty() && "kerberos".equals(request.getParameter("by"))
        ? Optional.of(
            FormView.failed(
                new FormException(HttpServletResponse.SC_UNAUTHORIZED, "signin.by.error.kerberos"),
                FormFields.none()))
        : Optional.empty();
  }

  static FormException refusal(int status) {
    String known =
        switch (status) {
          case 401, 403, 409, 429 -> Integer.toString(status);
          default -> "other";
        };
    return new FormException(status, "signin.by.error." + known);
  }

  /** Returns the seq; 0 for what is none: a spoilt link shows the newest messages. */
  private static long seq(@Nullable String number) {
    try {
      return number == null ? 0 : Math.max(0, Long.parseLong(number));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
