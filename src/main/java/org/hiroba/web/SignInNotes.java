package org.hiroba.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.hiroba.account.User;
import org.hiroba.feature.account.Entered;
import org.hiroba.feature.factor.WrongCode;
import org.hiroba.health.SignInLog;
import org.hiroba.health.SignInLog.Outcome;
import org.hiroba.log.CodedRefusal;
import org.hiroba.log.Refusal;
import org.hiroba.log.StorageException;
import org.hiroba.oidc.ProviderException;

/** Tells how attempts to sign in end: counted and logged by {@link SignInLog}. Thread-safe. */
@ApplicationScoped
public class SignInNotes {
  private static final int MAX_NAME_CHARS = 128;

  @Inject private SignInLog log;

  /** A sign-in that may fail. */
  @FunctionalInterface
  interface Attempt<T> {
    T make() throws Refusal, ProblemException;
  }

  /** Makes an attempt and notes why, if it is refused. */
  <T> T attempt(String mode, HttpServletRequest request, String name, Attempt<T> attempt)
      throws Refusal, ProblemException {
    try {
      return attempt.make();
    } catch (Refusal e) {
      note(mode, outcome(e), request, name);
      throw e;
    } catch (ProblemException e) {
      note(mode, outcome(e.status()), request, name);
      throw e;
    } catch (StorageException e) {
      note(mode, Outcome.UNAVAILABLE, request, name);
      throw e;
    }
  }

  /** Notes that somebody is in. */
  void came(String mode, HttpServletRequest request, User user) {
    note(mode, Outcome.OK, request, user.name());
  }

  /** Notes how far somebody came. */
  void came(HttpServletRequest request, Entered entered) {
    Outcome outcome = entered.token() == null ? Outcome.CODE_REQUIRED : Outcome.OK;
    note(entered.mode(), outcome, request, entered.user().name());
  }

  /** Notes that a provider let nobody in. */
  void failed(String mode, ProviderException.Why why, HttpServletRequest request) {
    Outcome outcome =
        switch (why) {
          case DENIED -> Outcome.NOT_ALLOWED;
          case EXPIRED, REFUSED -> Outcome.WRONG;
          case UNAVAILABLE -> Outcome.UNAVAILABLE;
        };
    note(mode, outcome, request, "");
  }

  void note(String mode, Outcome outcome, HttpServletRequest request, String name) {
    String cut = name.substring(0, Math.min(name.length(), MAX_NAME_CHARS));
    log.note(mode, outcome, WebClient.of(request).address(), LogText.of(cut));
  }

  private static Outcome outcome(Refusal refusal) {
    Optional<String> code =
        refusal instanceof CodedRefusal coded ? Optional.of(coded.code()) : Optional.empty();
    return switch (refusal.reason()) {
      case UNAUTHORIZED ->
          code.filter("code-required"::equals).isPresent() && !(refusal instanceof WrongCode)
              ? Outcome.CODE_REQUIRED
              : Outcome.WRONG;
      case RATE_LIMITED -> Outcome.RATE_LIMITED;
      case CONFLICT -> Outcome.NAME_TAKEN;
      case FORBIDDEN -> Outcome.NOT_ALLOWED;
      case UNAVAILABLE -> Outcome.UNAVAILABLE;
      case BAD_REQUEST, NOT_FOUND -> Outcome.WRONG;
    };
  }

  private static Outcome outcome(int status) {
    return switch (status) {
      case 403 -> Outcome.NOT_ALLOWED;
      case 409 -> Outcome.NAME_TAKEN;
      case 429 -> Outcome.RATE_LIMITED;
      case 500, 503 -> Outcome.UNAVAILABLE;
      default -> Outcome.WRONG;
    };
  }
}
