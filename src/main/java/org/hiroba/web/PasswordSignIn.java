package org.hiroba.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.Caller;
import org.hiroba.account.SignInOrigin;
import org.hiroba.account.User;
import org.hiroba.config.AuthMode;
import org.hiroba.config.Settings;
import org.hiroba.feature.account.Entrant;
import org.hiroba.feature.identity.PasswordVerifier;
import org.hiroba.feature.identity.WaysIn;
import org.hiroba.feature.signin.SignIns;
import org.hiroba.health.RefusalLog;
import org.hiroba.health.RefusalLog.Kind;
import org.hiroba.log.Refusal;

/** Lets people with passwords in, whether they come by the API or by a form. Thread-safe. */
@ApplicationScoped
public class PasswordSignIn {
  @Inject private WaysIn waysIn;
  @Inject private Settings settings;
  @Inject private RefusalLog refusals;

  /**
   * Signs in and sets the cookie.
   *
   * @throws Refusal name and password do not match, or there were too many tries; the response then
   *     says when to come again
   * @throws org.hiroba.log.StorageException the database cannot answer for now
   */
  public User signIn(
      HttpServletRequest request, HttpServletResponse response, String name, String password)
      throws Refusal {
    try {
      return enter(
          request,
          response,
          waysIn.door().signIn(name, password, entrant(request), verifiers(request)));
    } catch (Refusal e) {
      if (e.reason() == Refusal.Reason.RATE_LIMITED) {
        refusals.refused(
            Kind.SIGN_IN_RATE,
            WebClient.of(request).source(),
            () -> "429 beyond hiroba.limits.failed-sign-ins-per-minute, or too many at once");
      }
      throw e;
    }
  }

  /** Returns who may know passwords, in the order of {@code hiroba.auth}. */
  private List<PasswordVerifier> verifiers(HttpServletRequest request) {
    return settings.auth().modes().stream()
        .map(
            mode ->
                mode == AuthMode.CONTAINER
                    ? Optional.<PasswordVerifier>of(realm(request))
                    : waysIn.verifier(mode.wireName()))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The server asks its realm by way of a request. */
  private RealmVerifier realm(HttpServletRequest request) {
    return new RealmVerifier(request, settings.auth().identity().namedGroups());
  }

  /** Sets the cookie of somebody who came in. */
  static User enter(
      HttpServletRequest request, HttpServletResponse response, SignIns.SignedIn signedIn) {
    SessionCookie.set(request, response, signedIn.token());
    return signedIn.user();
  }

  /** Shows who wants in. */
  static Entrant entrant(HttpServletRequest request) {
    return new Entrant(
        WebClient.comingBy(SignInOrigin.LOCAL, request),
        WebClient.of(request).source(),
        CallerFilter.callerOf(request).map(Caller::signIn).orElse(null));
  }
}
