package org.hiroba.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Optional;
import java.util.function.Predicate;
import org.hiroba.account.Caller;
import org.hiroba.feature.identity.OwnIdentities;
import org.hiroba.log.CodedRefusal;
import org.hiroba.log.Refusal;
import org.hiroba.log.StorageException;
import org.hiroba.oidc.Provider;
import org.hiroba.oidc.ProviderException;

/**
 * Links whom a provider knows with the account in which somebody is signed in: {@code POST
 * auth/oidc/link}. It is no link that one follows: another site could lead people there, and to an
 * account at the provider that is not theirs. The way there and back belongs to the one sign-in
 * that began it.
 */
final class OidcLinking {
  static final String PATH = "link";

  private static final Logger LOG = System.getLogger(OidcLinking.class.getName());

  private final Provider provider;
  private final URI callback;

  OidcLinking(Provider provider, URI callback) {
    this.provider = provider;
    this.callback = callback;
  }

  /** What waits for a provider. */
  @FunctionalInterface
  interface Step {
    void run() throws IOException;
  }

  /**
   * Answers where the browser is to go.
   *
   * @param later runs a step on a thread that may wait; false if too many wait
   */
  void begin(
      HttpServletRequest request,
      HttpServletResponse response,
      OwnIdentities own,
      Predicate<Step> later)
      throws IOException {
    Caller caller;
    try {
      caller = ApiServlet.caller(request);
      if (caller.reach().isToken()) {
        throw new ProblemException(
            Problem.forbidden("This is for people who are signed in, not for tokens.")
                .coded("not-allowed"));
      }
      own.proof()
          .require(
              caller.user(),
              caller.signIn(),
              ApiServlet.string(ApiServlet.readObject(request), "password"),
              PasswordSignIn.entrant(request));
    } catch (ProblemException e) {
      e.problem().send(response);
      return;
    } catch (Refusal e) {
      Problem.of(e).send(response);
      return;
    } catch (StorageException e) {
      LOG.log(Level.WARNING, "503 for a link: {0}", e.getMessage());
      Problem.unavailable().send(response);
      return;
    }
    if (!later.test(() -> depart(request, response, caller))) {
      Problem.tooMany("Many people sign in at this moment; wait a minute and try again.")
          .send(response);
    }
  }

  private void depart(HttpServletRequest request, HttpServletResponse response, Caller caller)
      throws IOException {
    try {
      Provider.Departure departure = provider.depart(callback, "", caller.signIn().hex());
      RoundTripCookie.set(request, response, departure.state(), departure.cookie());
      ApiServlet.send(
          response,
          JsonNodeFactory.instance.objectNode().put("href", departure.to().toString()).toString());
    } catch (ProviderException e) {
      LOG.log(Level.WARNING, "Nobody can be linked: {0}", LogText.of(e.told()));
      Problem.unavailable().send(response);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "Nobody can be linked", e);
      Problem.internal().send(response);
    }
  }

  /**
   * Links whoever came back, and says on which page that is told. Only in the sign-in that began
   * it; another one is not touched, and nobody is signed in by it.
   */
  static String end(Provider.Arrival arrival, Optional<Caller> caller, OwnIdentities own) {
    Optional<Caller> same =
        caller.filter(one -> !one.reach().isToken() && one.signIn().hex().equals(arrival.link()));
    if (same.isEmpty()) {
      return told("expired");
    }
    try {
      own.link(same.get().user().id(), arrival.who(), same.get().address());
      return told("ok");
    } catch (Refusal e) {
      boolean taken = e instanceof CodedRefusal coded && coded.code().equals("identity-taken");
      return told(taken ? "taken" : "refused");
    }
  }

  private static String told(String word) {
    return "/linked?was=" + word;
  }
}
