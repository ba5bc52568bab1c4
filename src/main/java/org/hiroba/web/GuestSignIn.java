package org.hiroba.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.hiroba.account.AccountName;
import org.hiroba.account.Caller;
import org.hiroba.account.SignInOrigin;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.command.RateLimiter;
import org.hiroba.config.Current;
import org.hiroba.config.Derived;
import org.hiroba.config.LiveSettings;
import org.hiroba.config.Settings;
import org.hiroba.feature.signin.SignIns;
import org.hiroba.health.RefusalLog;
import org.hiroba.health.RefusalLog.Kind;
import org.hiroba.health.SignInLog;
import org.hiroba.health.SignInLog.Outcome;
import org.hiroba.log.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Lets guests in and out: the same rules and one common limit of tries, whether they come by the
 * API or by a form. Thread-safe.
 */
@ApplicationScoped
public class GuestSignIn {
  @Inject private Settings settings;
  @Inject private Current<LiveSettings> live;
  @Inject private SignIns signIns;
  @Inject private RefusalLog refusals;
  @Inject private SignInNotes notes;
  private final Derived<Integer, RateLimiter<String>> tries =
      new Derived<>(
          () -> live.get().limits().signInsPerMinute(),
          most -> new RateLimiter<>(most, Duration.ofMinutes(1), most, System::nanoTime));

  /**
   * Counts a try; to be called before anything else is looked at.
   *
   * @throws ProblemException 429 beyond {@code hiroba.limits.sign-ins-per-minute} per address; the
   *     response then says when to come again
   */
  public void countTry(HttpServletRequest request, HttpServletResponse response)
      throws ProblemException {
    long waitMillis = tries.get().tryAcquire(WebClient.of(request).source());
    if (waitMillis > 0) {
      refusals.refused(
          Kind.SIGN_IN_RATE,
          WebClient.of(request).source(),
          () -> "429 beyond hiroba.limits.sign-ins-per-minute");
      notes.note(SignInLog.ANY, Outcome.RATE_LIMITED, request, "");
      response.setHeader("Retry-After", Long.toString((waitMillis + 999) / 1000));
      throw new ProblemException(
          Problem.tooMany("Too many tries to sign in; wait a moment and try again."));
    }
  }

  /**
   * Signs in and sets the cookie.
   *
   * @throws ProblemException 400 for a name that is none, 403 for who may not be a guest here
   * @throws Refusal another browser holds the name, or the setup token is wrong
   * @throws org.hiroba.log.StorageException the database cannot answer for now
   */
  public User signIn(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable String wantedName,
      @Nullable String wantedDisplayName,
      @Nullable String setupToken)
      throws ProblemException, Refusal {
    String typed = wantedName == null ? "" : wantedName;
    SignIns.SignedIn signedIn =
        notes.attempt(
            SignInOrigin.GUEST,
            request,
            typed,
            () -> letIn(request, wantedName, wantedDisplayName, setupToken));
    notes.came(SignInOrigin.GUEST, request, signedIn.user());
    SessionCookie.set(request, response, signedIn.token(), signIns.lifetime());
    return signedIn.user();
  }

  private SignIns.SignedIn letIn(
      HttpServletRequest request,
      @Nullable String wantedName,
      @Nullable String wantedDisplayName,
      @Nullable String setupToken)
      throws ProblemException, Refusal {
    AccountName name = NameFields.accountName(wantedName);
    String displayName = NameFields.displayName(wantedDisplayName);
    requireLocalGuest(request);
    TokenHash present = CallerFilter.callerOf(request).map(Caller::signIn).orElse(null);
    SignInOrigin origin = WebClient.comingBy(SignInOrigin.GUEST, request);
    return setupToken == null
        ? signIns.signInGuest(name, displayName, present, origin)
        : signIns.signInAdmin(name, displayName, present, setupToken, origin);
  }

  /** Ends the sign-in of who calls, if there is one, and takes the cookie away. */
  public void signOut(HttpServletRequest request, HttpServletResponse response) {
    CallerFilter.callerOf(request)
        .ifPresent(
            caller -> signIns.signOut(caller.user().id(), caller.signIn(), caller.address()));
    SessionCookie.clear(request, response);
    SilentSignIn.leave(request, response, settings);
  }

  private void requireLocalGuest(HttpServletRequest request) throws ProblemException {
    boolean local = WebClient.isLocal(request) && !settings.auth().isPublic();
    if (!settings.auth().guestAllowRemote() && !local) {
      refusals.refused(
          Kind.REMOTE_GUEST,
          WebClient.of(request).source(),
          () -> "403 for a guest: hiroba.auth.guest.allow-remote is false");
      throw new ProblemException(
          Problem.forbidden(
              "Guests may sign in only on the machine itself, at http://localhost and without a"
                  + " proxy. An operator can allow others with"
                  + " hiroba.auth.guest.allow-remote=true."));
    }
  }
}
