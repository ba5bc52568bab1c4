package org.hiroba.web.page;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hiroba.health.RefusalLog;
import org.hiroba.health.RefusalLog.Kind;
import org.hiroba.log.StorageException;
import org.hiroba.protocol.ErrorCode;
import org.hiroba.web.ClientFilter;
import org.hiroba.web.FormToken;

/**
 * Does what a form of the page without JavaScript asks for and leads back to the page; what cannot
 * be done is told on the page, with what was typed. Each form brings its token: see {@link
 * FormToken}. The origin was checked before, as for every request that changes something.
 */
abstract class FormServlet extends ChatShellServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient RefusalLog refusals;

  /**
   * Does it; the token was good.
   *
   * @return the query of the page to go to, with its question mark; may be empty
   */
  abstract String carryOut(
      HttpServletRequest request, HttpServletResponse response, FormFields fields)
      throws FormException;

  /** Leads on, once it is done. */
  void lead(HttpServletRequest request, HttpServletResponse response, String query)
      throws IOException {
    seeOther(request, response, query);
  }

  /** Refuses before the token is looked at. */
  void check(HttpServletRequest request) throws FormException {}

  @Override
  protected final void doGet(HttpServletRequest request, HttpServletResponse response) {
    seeOther(request, response, "");
  }

  @Override
  protected final void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    FormFields fields = FormFields.none();
    try {
      fields = FormFields.read(request);
      check(request);
      if (!FormToken.isGood(request, fields.get("csrf"))) {
        refusals.refused(
            Kind.CSRF, ClientFilter.sourceOf(request), () -> "403 for " + request.getServletPath());
        throw new FormException(HttpServletResponse.SC_FORBIDDEN, "plain.failed.token");
      }
      lead(request, response, carryOut(request, response, fields));
    } catch (FormException e) {
      again(request, response, fields, e);
    } catch (StorageException e) {
      response.setHeader("Retry-After", "1");
      again(request, response, fields, FormException.of(ErrorCode.UNAVAILABLE));
    }
  }

  private void again(
      HttpServletRequest request,
      HttpServletResponse response,
      FormFields fields,
      FormException why)
      throws ServletException, IOException {
    show(request, response, FormView.failed(why, fields), fields.get("room"), 0);
  }
}
