package org.hiroba.web;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.hiroba.account.Caller;
import org.hiroba.config.Current;
import org.hiroba.config.LiveSettings;
import org.hiroba.health.HealthRegistry;
import org.hiroba.health.Meters;
import org.hiroba.health.RefusalLog;
import org.hiroba.health.RefusalLog.Kind;
import org.hiroba.health.Watchdog;
import org.hiroba.web.body.Body;
import org.hiroba.web.body.BodyReaders;
import org.hiroba.web.body.UnreadBody;
import org.hiroba.web.body.UnreadRequest;
import org.jspecify.annotations.Nullable;

/**
 * Has the body of every request read before anybody asks for it, whatever the method and the path,
 * by {@link BodyReaders}: a container would let a slow one hold a thread, also when nobody wants it
 * and it is only to be got out of the way. What follows in the chain runs when the body is there,
 * dispatched anew as {@code ASYNC}, and finds it by {@link Body#of}.
 *
 * <p>Too slow: 408; too long: 413; broken: 400; too many at the same time: 503 with {@code
 * Retry-After}. The connection ends with each of them, since the rest of the body is on it.
 */
public class BodyFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject private transient Current<LiveSettings> live;
  @Inject private transient Meters meters;
  @Inject private transient RefusalLog refusals;
  @Inject private transient Watchdog watchdog;
  @Inject private transient FileTransfers files;
  @Inject private transient Instance<RequestContextController> contexts;
  private transient BodyReaders readers = new BodyReaders(System::nanoTime);
  private transient HealthRegistry.@Nullable Registration watched;

  @Override
  public void init() {
    files.begin();
    BodyReaders own = readers;
    watched = watchdog.watch(own::threads);
    meters.gauge("hiroba_http_bodies", "Request bodies that are being read.", own::readingNow);
    meters.gauge(
        "hiroba_http_bodies_waiting", "Request bodies that wait to be read.", own::waitingNow);
  }

  @Override
  public void destroy() {
    HealthRegistry.Registration registration = watched;
    if (registration != null) {
      registration.close();
    }
    readers.close();
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!Body.isKnown(request)) {
      if (!hasBody(request)) {
        chain.doFilter(request, response);
        return;
      }
      if (FileTransfers.takesBody(request) && CallerFilter.callerOf(request).isPresent()) {
        chain.doFilter(request, response);
        if (!request.isAsyncStarted()) {
          // Refused before it was read: nobody waits for the rest of it.
          UnreadBody.cut(request);
        }
        return;
      }
      if (request.getServletPath().startsWith("/ws/")) {
        refuse(request, response, Problem.badRequest("A WebSocket handshake has no body."));
        return;
      }
      if (readers.read(
          request, response, sender(request), BodyLimits.of(request, live.get().limits()))) {
        return;
      }
    }
    Body.State state = Body.of(request).state();
    Optional<Problem> problem = problem(state, response);
    if (state == Body.State.TOO_LARGE && BodyLimits.isForm(request)) {
      // People see it on the page.
      response.setHeader("Connection", "close");
      goOn(new UnreadRequest(request), response, chain);
    } else if (problem.isPresent()) {
      refuse(request, response, problem.get());
    } else {
      goOn(request, response, chain);
    }
  }

  /**
   * Goes on in a request dispatched anew. Payara gives that no request context of CDI, which its
   * pages ask for when they meet a name that Faces has too.
   */
  private void goOn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    RequestContextController context = contexts.get();
    boolean activated = context.activate();
    try {
      chain.doFilter(request, response);
    } finally {
      if (activated) {
        context.deactivate();
      }
      contexts.destroy(context);
    }
  }

  /** RFC 9112 §6.3; a stream of HTTP/2 may have a body that nothing announces. */
  private static boolean hasBody(HttpServletRequest request) {
    long length = request.getContentLengthLong();
    return length > 0
        || request.getHeader("Transfer-Encoding") != null
        || (length < 0
            && request.getProtocol().startsWith("HTTP/2")
            && !request.getMethod().equals("GET")
            && !request.getMethod().equals("HEAD"));
  }

  private static BodyReaders.Sender sender(HttpServletRequest request) {
    Optional<Caller> caller = CallerFilter.callerOf(request);
    return caller.isPresent()
        ? new BodyReaders.Sender(caller.get().user().id().toString(), true)
        : new BodyReaders.Sender(WebClient.of(request).source(), false);
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    refusals.refused(
        Kind.BODY,
        WebClient.of(request).source(),
        () -> problem.status() + " for " + LogText.of(request.getServletPath()));
    response.setHeader("Connection", "close");
    problem.send(response);
  }

  private static Optional<Problem> problem(Body.State state, HttpServletResponse response) {
    return switch (state) {
      case WHOLE -> Optional.empty();
      case TOO_LARGE ->
          Optional.of(
              new Problem(
                  HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                  "Content too large",
                  "The body is longer than this path takes."));
      case TOO_SLOW ->
          Optional.of(
              new Problem(
                  HttpServletResponse.SC_REQUEST_TIMEOUT,
                  "Request timeout",
                  "The body did not come within some seconds; send it again, and faster."));
      case BROKEN ->
          Optional.of(Problem.badRequest("The body ended before the length it announced."));
      case TOO_MANY -> {
        response.setHeader("Retry-After", "2");
        yield Optional.of(
            new Problem(
                HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                "Unavailable",
                "Too many requests with a body are open from your address or in all; wait two"
                    + " seconds and send it again."));
      }
    };
  }
}
