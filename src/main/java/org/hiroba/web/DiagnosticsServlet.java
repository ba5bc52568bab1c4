package org.hiroba.web;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.hiroba.command.RateLimiter;
import org.hiroba.config.Current;
import org.hiroba.config.LiveSettings;
import org.hiroba.config.Settings;
import org.hiroba.diagnostics.Beats;
import org.hiroba.diagnostics.DiagnosticsEncoder;
import org.hiroba.health.RefusalLog;
import org.hiroba.health.RefusalLog.Kind;

/**
 * Serves the diagnostics page: {@code api/v1/diagnostics/request} answers the request as it came,
 * {@code poll?after=MILLIS} the beats since then, {@code long-poll} the same but waits for the next
 * one (Comet), without keeping a thread.
 *
 * <p>Needs no sign-in and tells nothing about anybody else. An address may ask {@value #PER_SECOND}
 * times a second, three times that at once; beyond: 429. Off with the teaching endpoints.
 */
@WebServlet(name = "diagnostics-api", urlPatterns = "/api/v1/diagnostics/*", asyncSupported = true)
public class DiagnosticsServlet extends ApiServlet {
  private static final long serialVersionUID = 1L;
  private static final int PER_SECOND = 20;

  /** Beats come every second; only a server that goes down lets this pass. */
  private static final Duration GIVE_UP = Duration.ofSeconds(10);

  private static final Logger LOG = System.getLogger(DiagnosticsServlet.class.getName());

  @Inject private transient Settings settings;
  @Inject private transient Current<LiveSettings> live;
  @Inject private transient Beats beats;
  @Inject private transient RefusalLog refusals;
  private final transient Clock clock = Clock.systemUTC();
  private final transient RateLimiter<String> rate =
      new RateLimiter<>(PER_SECOND, Duration.ofSeconds(1), 3 * PER_SECOND, System::nanoTime);

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException {
    if (!settings.teachingEndpoints()) {
      throw new ProblemException(HandshakeFilter.teachingEndpointsAreOff());
    }
    if (!request.getMethod().equals("GET")) {
      throw notAllowed(response, "GET");
    }
    boolean waited = request.getDispatcherType() == DispatcherType.ASYNC;
    if (!waited) {
      limit(request, response);
    }
    switch (String.valueOf(request.getPathInfo())) {
      case "/request" ->
          send(
              response,
              DiagnosticsEncoder.request(ReceivedRequests.of(request, live.get().access())));
      case "/poll" -> poll(request, response, false);
      case "/long-poll" -> poll(request, response, !waited);
      default ->
          throw new ProblemException(
              Problem.notFound("There are request, poll and long-poll below diagnostics/."));
    }
  }

  private void limit(HttpServletRequest request, HttpServletResponse response)
      throws ProblemException {
    String source = WebClient.of(request).source();
    long waitMillis = rate.tryAcquire(source);
    if (waitMillis > 0) {
      refusals.refused(Kind.REQUEST_RATE, source, () -> "429 for diagnostic requests");
      response.setHeader("Retry-After", Long.toString((waitMillis + 999) / 1000));
      throw new ProblemException(
          Problem.tooMany("Too many diagnostic requests from your address; wait a moment."));
    }
  }

  private void poll(HttpServletRequest request, HttpServletResponse response, boolean mayWait)
      throws IOException, ProblemException {
    List<Long> news = beats.after(moment(request));
    if (news.isEmpty() && mayWait) {
      await(request, response);
    } else {
      send(
          response,
          DiagnosticsEncoder.beats(news, clock.instant(), ReceivedRequests.headBytes(request)));
    }
  }

  /** Lets the thread go; the next beat brings the request back. */
  private void await(HttpServletRequest request, HttpServletResponse response) throws IOException {
    AsyncContext waiting = request.startAsync();
    waiting.setTimeout(GIVE_UP.toMillis());
    waiting.addListener(new GivingUp());
    if (!beats.awaitNext(WebClient.of(request).source(), beat -> bringBack(waiting))) {
      response.setHeader("Retry-After", "1");
      Problem.tooMany("Too many wait already; try again in a second.").send(response);
      waiting.complete();
    }
  }

  private static void bringBack(AsyncContext waiting) {
    try {
      waiting.dispatch();
    } catch (IllegalStateException e) {
      LOG.log(Level.DEBUG, "Who waited for a beat has gone: {0}", e.toString());
    }
  }

  /** Returns the moment after which beats are asked for; without one, now. */
  private long moment(HttpServletRequest request) throws ProblemException {
    String after = request.getParameter("after");
    try {
      return after == null ? beats.latest() : Long.parseLong(after);
    } catch (NumberFormatException e) {
      throw new ProblemException(
          Problem.badRequest("after must be a moment in milliseconds since 1970."));
    }
  }

  private static final class GivingUp implements AsyncListener {
    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
      if (event.getAsyncContext().getResponse() instanceof HttpServletResponse response) {
        Problem.unavailable().send(response);
      }
      event.getAsyncContext().complete();
    }

    @Override
    public void onError(AsyncEvent event) {
      LOG.log(Level.DEBUG, "Who waited for a beat has gone: {0}", event.getThrowable());
    }

    @Override
    public void onComplete(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
  }
}
