package org.hiroba.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.Caller;
import org.hiroba.account.SignInOrigin;
import org.hiroba.config.AuthMode;
import org.hiroba.config.Settings;
import org.hiroba.feature.account.Entered;
import org.hiroba.feature.account.Entrant;
import org.hiroba.feature.factor.Enrolment;
import org.hiroba.feature.factor.WrongCode;
import org.hiroba.feature.identity.PasswordVerifier;
import org.hiroba.feature.identity.WaysIn;
import org.hiroba.feature.signin.SignIns;
import org.hiroba.health.RefusalLog;
import org.hiroba.health.RefusalLog.Kind;
import org.hiroba.health.SignInLog;
import org.hiroba.log.Refusal;
import org.hiroba.protocol.BoundedJson;
import org.hiroba.protocol.EventEncoder;
import org.jspecify.annotations.Nullable;

/** Lets people with passwords in, whether they come by the API or by a form. Thread-safe. */
@ApplicationScoped
public class PasswordSignIn {
  private static final int DEPTH = 8;
  private static final ObjectReader JSON = BoundedJson.reader(DEPTH);

  @Inject private WaysIn waysIn;
  @Inject private Settings settings;
  @Inject private RefusalLog refusals;
  @Inject private SignIns signIns;
  @Inject private SignInNotes notes;
  private final EventEncoder encoder = new EventEncoder();

  /**
   * Signs in and sets the cookie.
   *
   * @param code of the second factor; null for none
   * @return who came in
   * @throws ProblemException a second factor must be set up first
   * @throws Refusal name and password do not match, a code is needed or wrong, or there were too
   *     many tries; the response then says when to come again
   * @throws org.hiroba.log.StorageException the database cannot answer for now
   */
  public Entered signIn(
      HttpServletRequest request,
      HttpServletResponse response,
      String name,
      String password,
      @Nullable String code)
      throws ProblemException, Refusal {
    try {
      List<PasswordVerifier> verifiers = verifiers(request);
      String mode = verifiers.isEmpty() ? SignInOrigin.LOCAL : SignInLog.PASSWORD;
      Entered entered =
          notes.attempt(
              mode,
              request,
              name,
              () -> waysIn.door().signIn(name, password, code, entrant(request), verifiers));
      return enter(request, response, entered);
    } catch (Refusal e) {
      count(request, e);
      throw e;
    }
  }

  /** Returns who may know passwords, in the order of {@code hiroba.auth}. */
  List<PasswordVerifier> verifiers(HttpServletRequest request) {
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

  /** Counts what somebody who guesses was refused. */
  void count(HttpServletRequest request, Refusal refusal) {
    String source = WebClient.of(request).source();
    if (refusal instanceof WrongCode) {
      refusals.refused(Kind.SECOND_FACTOR, source, () -> "401 for a wrong code");
    } else if (refusal.reason() == Refusal.Reason.RATE_LIMITED) {
      refusals.refused(
          Kind.SIGN_IN_RATE,
          source,
          () -> "429 beyond hiroba.limits.failed-sign-ins-per-minute, or too many at once");
    }
  }

  /**
   * Sets the cookie of somebody who came in.
   *
   * @throws ProblemException they are not in yet: a second factor must be set up first
   */
  Entered enter(HttpServletRequest request, HttpServletResponse response, Entered entered)
      throws ProblemException {
    notes.came(request, entered);
    String token = entered.token();
    Enrolment enrolment = entered.enrolment();
    if (enrolment != null || token == null) {
      throw enrolment == null
          ? new ProblemException(Problem.internal())
          : new ProblemException(FactorJson.required(enrolment));
    }
    SessionCookie.set(request, response, token, signIns.lifetime());
    return entered;
  }

  /** Writes who came in, with recovery codes if there are any to be shown. */
  String json(Entered entered) throws IOException {
    String user = encoder.encodeUser(entered.user());
    if (entered.recoveryCodes().isEmpty()) {
      return user;
    }
    JsonNode object = JSON.readTree(user);
    return FactorJson.put((ObjectNode) object, entered.recoveryCodes()).toString();
  }

  /** Shows who wants in. */
  static Entrant entrant(HttpServletRequest request) {
    return new Entrant(
        WebClient.comingBy(SignInOrigin.LOCAL, request),
        WebClient.of(request).source(),
        CallerFilter.callerOf(request).map(Caller::signIn).orElse(null));
  }
}
