package org.hiroba.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.hiroba.feature.identity.WaysIn;
import org.hiroba.health.RefusalLog;
import org.hiroba.health.RefusalLog.Kind;
import org.hiroba.log.StorageException;
import org.hiroba.oidc.Provider;
import org.hiroba.oidc.ProviderException;
import org.hiroba.oidc.ProviderException.Why;
import org.hiroba.web.body.Body;

/**
 * Ends sign-ins that a provider says have ended there (OpenID Connect Back-Channel Logout 1.0). The
 * provider comes by itself, without a browser, and shows by its signature who it is. Thread-safe.
 */
final class BackChannelLogout {
  /** The last part of the path. */
  static final String PATH = "back-channel-logout";

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String FIELD = "logout_token=";
  private static final Logger LOG = System.getLogger(BackChannelLogout.class.getName());

  private final WaysIn waysIn;
  private final RefusalLog refusals;

  BackChannelLogout(WaysIn waysIn, RefusalLog refusals) {
    this.waysIn = waysIn;
    this.refusals = refusals;
  }

  /**
   * What came.
   *
   * @param tokens all that the form has of them; one is right
   */
  record Asked(List<String> tokens, String address, String source) {
    @Override
    public String toString() {
      return "Asked[" + tokens.size() + "]";
    }
  }

  /** Reads a request, whose body is there. */
  static Asked asked(HttpServletRequest request) {
    boolean form = MediaType.of(String.valueOf(request.getContentType())).equals(FORM);
    String body = new String(Body.of(request).bytes(), StandardCharsets.UTF_8);
    List<String> tokens =
        form
            ? Arrays.stream(body.split("&", -1))
                .filter(pair -> pair.startsWith(FIELD))
                .map(pair -> decode(pair.substring(FIELD.length())))
                .toList()
            : List.of();
    return new Asked(tokens, WebClient.of(request).address(), WebClient.of(request).source());
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // No token has a percent sign.
      return "";
    }
  }

  /** Carries it out. */
  void answer(Provider provider, Asked asked, HttpServletResponse response) throws IOException {
    try {
      if (asked.tokens().size() != 1) {
        throw new ProblemException(Problem.badRequest("Send one logout_token, as " + FORM + "."));
      }
      Provider.Ended ended = provider.ended(asked.tokens().get(0));
      int count =
          waysIn
              .signOut()
              .end(
                  provider.settings().issuer().toString(),
                  ended.session(),
                  ended.subject(),
                  asked.address());
      LOG.log(Level.INFO, "{0} ended {1} sign-ins", provider.settings().issuer(), count);
      response.setStatus(HttpServletResponse.SC_OK);
    } catch (ProblemException e) {
      e.problem().send(response);
    } catch (ProviderException e) {
      refusals.refused(Kind.PROVIDER, asked.source(), () -> LogText.of(e.told()));
      if (e.why() == Why.UNAVAILABLE) {
        Problem.unavailable().send(response);
      } else {
        Problem.badRequest("This is no logout token of the provider; the server's log says why.")
            .coded("bad-logout-token")
            .send(response);
      }
    } catch (StorageException e) {
      LOG.log(Level.WARNING, "503 for a logout: {0}", e.getMessage());
      Problem.unavailable().send(response);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "500 for a logout", e);
      Problem.internal().send(response);
    }
  }
}
