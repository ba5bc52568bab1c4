package org.hiroba.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import org.hiroba.account.Caller;
import org.hiroba.config.Settings;
import org.hiroba.feature.identity.Identities;
import org.hiroba.feature.identity.WaysIn;
import org.hiroba.oidc.Provider;
import org.hiroba.oidc.Providers;

/** Signs people out, here and where they came from. Thread-safe. */
@ApplicationScoped
public class SignOut {
  @Inject private GuestSignIn guests;
  @Inject private WaysIn waysIn;
  @Inject private Providers providers;
  @Inject private Settings settings;

  /**
   * Ends the sign-in of who calls, if there is one, and takes the cookie away.
   *
   * @return where the browser goes to end the sign-in at the provider from which it came; empty if
   *     it came from none, or that one has no such place
   * @throws org.hiroba.log.StorageException the database cannot answer for now
   */
  public Optional<URI> signOut(HttpServletRequest request, HttpServletResponse response) {
    Optional<URI> further =
        settings.auth().oidc().isEmpty()
            ? Optional.empty()
            : CallerFilter.callerOf(request)
                .map(Caller::signIn)
                .flatMap(waysIn.identities()::origin)
                .flatMap(origin -> further(origin, request));
    guests.signOut(request, response);
    return further;
  }

  private Optional<URI> further(Identities.Origin origin, HttpServletRequest request) {
    Optional<Provider> provider = providers.issuing(origin.issuer());
    provider.ifPresent(providers::prepare);
    URI back =
        URI.create(settings.auth().publicOrigin().orElseThrow() + request.getContextPath() + "/");
    return provider.flatMap(one -> one.logout(origin.session(), back));
  }
}
