package org.hiroba.web;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hiroba.config.Settings;
import org.hiroba.feature.account.Accounts;
import org.hiroba.log.Refusal;

/** Answers about accounts with passwords, which are there only where passwords are asked for. */
abstract class LocalServlet extends PersonServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Settings settings;
  @Inject private transient Accounts accounts;

  /** Answers; guests never come here. */
  abstract void answerLocal(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal;

  @Override
  final void answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    if (settings.auth().isGuest()) {
      throw new ProblemException(
          Problem.notFound(
              "This is not here: the server asks for no passwords (hiroba.auth=guest)."));
    }
    answerLocal(request, response);
  }

  final Accounts accounts() {
    return accounts;
  }

  final Settings settings() {
    return settings;
  }
}
