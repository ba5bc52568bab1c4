package org.hiroba.web;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hiroba.health.Meters;
import org.hiroba.health.Meters.Histogram;

/**
 * Counts requests by route and status, and how long they take. The first of all filters, so that
 * what others refuse counts too. A route is the part of the path that chooses the servlet, if it is
 * one of ours, else {@code other}: strangers invent none.
 */
public class RequestMeter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String OTHER = "other";
  private static final Set<String> OPERATORS = Set.of("/-/live", "/-/ready", "/-/metrics");
  private static final double[] SECONDS = {0.005, 0.025, 0.1, 0.5, 2.5, 10};

  @Inject private transient Meters meters;
  private final transient Map<Answer, Meters.Counter> answers = new ConcurrentHashMap<>();
  private final transient Map<String, Histogram> times = new ConcurrentHashMap<>();

  private record Answer(String route, int status) {}

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long begun = System.nanoTime();
    String route = route(request.getServletPath());
    boolean fails = true;
    try {
      chain.doFilter(request, response);
      fails = false;
    } finally {
      if (request.isAsyncStarted()) {
        request.getAsyncContext().addListener(new WhenDone(route, begun, response));
      } else {
        // What is thrown becomes the container's 500, which is not to be seen yet.
        count(
            route,
            fails ? HttpServletResponse.SC_INTERNAL_SERVER_ERROR : response.getStatus(),
            begun);
      }
    }
  }

  private static String route(String servletPath) {
    String path = servletPath.equals("/") ? "" : servletPath;
    if (path.isEmpty()) {
      // Otherwise the label would be missing, as Prometheus sees it.
      return "/";
    }
    return OPERATORS.contains(path) || TokenPaths.isKnown(path) ? path : OTHER;
  }

  private void count(String route, int status, long begun) {
    answers.computeIfAbsent(new Answer(route, status), this::counter).increment();
    times.computeIfAbsent(route, this::histogram).recordNanos(System.nanoTime() - begun);
  }

  private Meters.Counter counter(Answer answer) {
    return meters.counter(
        "hiroba_http_requests_total",
        "Requests, by route and status; 101 for WebSockets.",
        "route",
        answer.route(),
        "status",
        Integer.toString(answer.status()));
  }

  private Histogram histogram(String route) {
    return meters.histogram(
        "hiroba_http_request_seconds",
        "From the first filter to the end of the answer; long polls take as long as they wait.",
        SECONDS,
        "route",
        route);
  }

  private final class WhenDone implements AsyncListener {
    private final String route;
    private final long begun;
    private final HttpServletResponse response;

    WhenDone(String route, long begun, HttpServletResponse response) {
      this.route = route;
      this.begun = begun;
      this.response = response;
    }

    @Override
    public void onComplete(AsyncEvent event) {
      count(route, response.getStatus(), begun);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      // Begun again: who listened is forgotten otherwise (Servlet 6.0, AsyncContext).
      event.getAsyncContext().addListener(this);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      // It completes all the same.
    }

    @Override
    public void onError(AsyncEvent event) {
      // It completes all the same.
    }
  }
}
