package org.hiroba.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hiroba.config.AuthMode;
import org.hiroba.config.OidcSettings;
import org.hiroba.config.Settings;
import org.hiroba.feature.account.Accounts;

/** Tells how one signs in here: {@code api/v1/auth}. */
@WebServlet(name = "auth", urlPatterns = "/api/v1/auth", asyncSupported = true)
public class AuthServlet extends ApiServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Settings settings;
  @Inject private transient Accounts accounts;

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException {
    if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      throw notAllowed(response, "GET");
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode modes = answer.putArray("modes");
    for (AuthMode mode : settings.auth().modes()) {
      if (mode == AuthMode.OIDC) {
        for (OidcSettings provider : settings.auth().oidc()) {
          modes
              .addObject()
              .put("kind", mode.wireName())
              .put("label", provider.label())
              .put("href", provider.path());
        }
        continue;
      }
      ObjectNode way = modes.addObject().put("kind", mode.wireName()).put("label", label(mode));
      if (mode.isBehindLink()) {
        way.put("href", "auth/" + mode.wireName());
      }
    }
    answer.put("setup", !settings.auth().isGuest() && accounts.desk().needsSetup());
    answer.put("mail", accounts.mail().isOn());
    send(response, answer.toString());
  }

  private static String label(AuthMode mode) {
    return switch (mode) {
      case GUEST -> "Name";
      case HEADER -> "Single sign-on";
      case CERTIFICATE -> "Certificate";
      case KERBEROS -> "Kerberos";
      default -> "Name and password";
    };
  }
}
