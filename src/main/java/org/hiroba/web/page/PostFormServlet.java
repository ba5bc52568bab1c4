package org.hiroba.web.page;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.hiroba.account.User;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.Refusal;
import org.hiroba.protocol.CommandException;
import org.hiroba.protocol.ErrorCode;

/**
 * Posts the message of a form, as a socket would. The hidden id makes it exactly once: a form that
 * is sent twice is one message.
 */
@WebServlet(name = "post-form", urlPatterns = "/post", asyncSupported = true)
public class PostFormServlet extends FormServlet {
  private static final long serialVersionUID = 1L;

  @Override
  void check(HttpServletRequest request) throws FormException {
    if (caller(request).isEmpty()) {
      throw FormException.of(ErrorCode.UNAUTHORIZED);
    }
  }

  @Override
  String carryOut(HttpServletRequest request, HttpServletResponse response, FormFields fields)
      throws FormException {
    User author = caller(request).orElseThrow();
    try {
      CommandRecord posted =
          chat()
              .carryOut(
                  author,
                  "post",
                  Map.of(
                      "id", fields.get("id"),
                      "room", fields.get("room"),
                      "text", fields.text("text")));
      return PlainLink.queryOf(posted.room()) + "#now";
    } catch (CommandException e) {
      if (e.code() == ErrorCode.RATE_LIMITED) {
        // The limit is per second: after one there is room again.
        response.setHeader("Retry-After", "1");
      }
      throw FormException.of(e.code());
    } catch (Refusal e) {
      throw FormException.of(ErrorCode.of(e.reason()));
    }
  }
}
