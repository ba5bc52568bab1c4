package org.hiroba.web;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hiroba.account.Caller;
import org.hiroba.config.Settings;
import org.hiroba.feature.account.Entrant;
import org.hiroba.feature.identity.WaysIn;
import org.hiroba.feature.signin.SignIns;
import org.hiroba.health.RefusalLog;
import org.hiroba.health.RefusalLog.Kind;
import org.hiroba.log.CodedRefusal;
import org.hiroba.log.Refusal;
import org.hiroba.log.StorageException;
import org.hiroba.oidc.Provider;
import org.hiroba.oidc.ProviderException;
import org.hiroba.oidc.ProviderException.Why;
import org.hiroba.oidc.Providers;

/**
 * Leads people to a provider of OpenID Connect and lets them in when they come back: {@code
 * auth/oidc} and {@code auth/oidc/callback}, or {@code auth/oidc/NAME} and so on where there are
 * several. Whatever goes wrong is told on the sign-in page, by a word of ours; what the provider
 * says goes to the log only. No thread of the container waits for a provider.
 */
@WebServlet(
    name = "oidc",
    urlPatterns = {"/auth/oidc", "/auth/oidc/*"},
    asyncSupported = true)
public class OidcServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final long ASYNC_MILLIS = 60_000;
  private static final String CALLBACK = "callback";
  private static final Set<String> PLACES =
      Set.of(CALLBACK, BackChannelLogout.PATH, OidcLinking.PATH);
  private static final String MODE = "oidc";
  private static final Logger LOG = System.getLogger(OidcServlet.class.getName());

  @Inject private transient Providers providers;
  @Inject private transient WaysIn waysIn;
  @Inject private transient SignIns signIns;
  @Inject private transient Settings settings;
  @Inject private transient GuestSignIn guests;
  @Inject private transient RefusalLog refusals;
  @Inject private transient SignInNotes notes;

  /** Which provider, and what of it. */
  private record Place(String name, String rest) {
    static Place of(HttpServletRequest request) {
      String info = request.getPathInfo();
      String path = info == null ? "" : info.substring(1);
      int slash = path.indexOf('/');
      String first = slash < 0 ? path : path.substring(0, slash);
      String second = slash < 0 ? "" : path.substring(slash + 1);
      boolean own = PLACES.contains(first);
      return own && second.isEmpty() ? new Place("", first) : new Place(first, second);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", "no-store");
    Place place = Place.of(request);
    Optional<Provider> provider = providers.named(place.name());
    if (provider.isPresent() && place.rest().isEmpty()) {
      depart(provider.get(), request, response);
    } else if (provider.isPresent() && place.rest().equals(CALLBACK)) {
      arrive(provider.get(), request, response);
    } else {
      Problem.notFound("There is no provider of this name here.").send(response);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", "no-store");
    Place place = Place.of(request);
    Optional<Provider> provider = providers.named(place.name());
    if (provider.isPresent() && place.rest().equals(BackChannelLogout.PATH)) {
      BackChannelLogout.Asked asked = BackChannelLogout.asked(request);
      BackChannelLogout backChannel = new BackChannelLogout(waysIn, refusals);
      if (!later(request, response, () -> backChannel.answer(provider.get(), asked, response))) {
        Problem.unavailable().send(response);
      }
    } else if (provider.isPresent() && place.rest().equals(OidcLinking.PATH)) {
      OidcLinking linking = new OidcLinking(provider.get(), callback(provider.get(), request));
      linking.begin(request, response, waysIn.own(), step -> later(request, response, step));
    } else {
      Problem.notFound("Only link and back-channel-logout take POST here.").send(response);
    }
  }

  /** Does the rest on a thread of the providers; false if too many wait for one. */
  private boolean later(
      HttpServletRequest request, HttpServletResponse response, OidcLinking.Step step) {
    AsyncContext async = request.startAsync(request, response);
    async.setTimeout(ASYNC_MILLIS);
    boolean taken =
        providers.execute(
            () -> {
              try {
                step.run();
              } catch (IOException | IllegalStateException e) {
                // Whoever asked is gone, or the container has answered in our place.
                LOG.log(Level.DEBUG, "An answer came too late", e);
              } finally {
                async.complete();
              }
            });
    if (!taken) {
      async.complete();
    }
    return taken;
  }

  private void depart(Provider provider, HttpServletRequest request, HttpServletResponse response) {
    String next = request.getParameter("next");
    String wanted = next == null ? "" : next;
    if (isElsewhere(request)) {
      found(
          response,
          settings.auth().publicOrigin().orElseThrow()
              + request.getContextPath()
              + "/"
              + provider.settings().path()
              + "?here=1&next="
              + URLEncoder.encode(wanted, StandardCharsets.UTF_8));
      return;
    }
    URI callback = callback(provider, request);
    OidcLinking.Step step =
        () -> {
          try {
            Provider.Departure departure = provider.depart(callback, wanted);
            RoundTripCookie.set(request, response, departure.state(), departure.cookie());
            found(response, departure.to().toString());
          } catch (ProviderException e) {
            failed(provider, request, response, e);
          } catch (RuntimeException e) {
            failed(provider, request, response, e);
          }
        };
    if (!later(request, response, step)) {
      tell(request, response, "busy");
    }
  }

  /**
   * Tells whether a browser knows this server by another address than the one to which it comes
   * back: the cookie would not come along. It is led there once only, whatever a proxy says.
   */
  private boolean isElsewhere(HttpServletRequest request) {
    String own = WebClient.of(request).ownOrigin();
    return own != null
        && request.getParameter("here") == null
        && settings.auth().publicOrigin().filter(own::equals).isEmpty();
  }

  private void arrive(Provider provider, HttpServletRequest request, HttpServletResponse response) {
    String state = request.getParameter("state");
    if (state == null || !RoundTripCookie.isState(state)) {
      tell(request, response, "expired");
      return;
    }
    try {
      guests.countTry(request, response);
    } catch (ProblemException e) {
      tell(request, response, "busy");
      return;
    }
    String cookie = RoundTripCookie.of(request, state);
    RoundTripCookie.clear(request, response, state);
    Map<String, List<String>> parameters =
        request.getParameterMap().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, one -> List.of(one.getValue())));
    URI callback = callback(provider, request);
    Entrant entrant = PasswordSignIn.entrant(request).by(MODE);
    Optional<Caller> caller = CallerFilter.callerOf(request);
    OidcLinking.Step step =
        () -> {
          try {
            Provider.Arrival arrival = provider.arrive(callback, parameters, cookie);
            if (!arrival.link().isEmpty()) {
              found(
                  response,
                  request.getContextPath() + OidcLinking.end(arrival, caller, waysIn.own()));
              return;
            }
            SignIns.SignedIn in =
                notes.attempt(
                    MODE,
                    request,
                    arrival.who().name(),
                    () -> waysIn.book().admit(arrival.who(), arrival.session(), entrant));
            notes.came(MODE, request, in.user());
            SessionCookie.set(request, response, in.token(), signIns.lifetime());
            found(response, request.getContextPath() + arrival.next());
          } catch (ProviderException e) {
            notes.failed(MODE, e.why(), request);
            failed(provider, request, response, e);
          } catch (ProblemException e) {
            tell(request, response, "refused");
          } catch (Refusal e) {
            refused(request, response, e);
          } catch (StorageException e) {
            LOG.log(Level.WARNING, "Nobody can sign in: {0}", e.getMessage());
            tell(request, response, "unavailable");
          } catch (RuntimeException e) {
            failed(provider, request, response, e);
          }
        };
    if (!later(request, response, step)) {
      tell(request, response, "busy");
    }
  }

  /** Never from the request's own host, which a stranger may have chosen. */
  private URI callback(Provider provider, HttpServletRequest request) {
    return URI.create(
        settings.auth().publicOrigin().orElseThrow()
            + request.getContextPath()
            + "/"
            + provider.settings().path()
            + "/"
            + CALLBACK);
  }

  private void failed(
      Provider provider,
      HttpServletRequest request,
      HttpServletResponse response,
      ProviderException e) {
    if (e.why() == Why.EXPIRED || e.why() == Why.REFUSED) {
      refusals.refused(Kind.PROVIDER, WebClient.of(request).source(), () -> LogText.of(e.told()));
    }
    if (e.why() == Why.REFUSED || e.why() == Why.UNAVAILABLE) {
      LOG.log(
          Level.WARNING,
          "Nobody came in by {0}: {1}",
          provider.settings().issuer(),
          LogText.of(e.told()));
    }
    String word =
        switch (e.why()) {
          case DENIED -> "denied";
          case EXPIRED -> "expired";
          case UNAVAILABLE -> "unavailable";
          case REFUSED -> "refused";
        };
    tell(request, response, word);
  }

  private void failed(
      Provider provider,
      HttpServletRequest request,
      HttpServletResponse response,
      RuntimeException e) {
    LOG.log(Level.ERROR, "Nobody came in by " + provider.settings().issuer(), e);
    tell(request, response, "refused");
  }

  private void refused(HttpServletRequest request, HttpServletResponse response, Refusal e) {
    boolean taken = e instanceof CodedRefusal coded && coded.code().equals("name-taken");
    tell(request, response, taken ? "name-taken" : "not-allowed");
  }

  private static void tell(HttpServletRequest request, HttpServletResponse response, String word) {
    found(response, request.getContextPath() + "/?oidc=" + word);
  }

  private static void found(HttpServletResponse response, String location) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", location);
  }
}
