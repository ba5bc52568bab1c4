package org.hiroba.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.hiroba.account.Scope;
import org.hiroba.config.Current;
import org.hiroba.config.LiveSettings;
import org.hiroba.config.OpsSettings;
import org.hiroba.health.RefusalLog;
import org.hiroba.health.RefusalLog.Kind;

/**
 * Decides who sees what is under {@code -/}: everybody the status of the probes, the clients of
 * {@code hiroba.ops.allow}, and administrators' tokens of scope {@code ops}, their details and all
 * the rest. The one place for that decision.
 */
public class OpsFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Set<String> FOR_ALL = Set.of("/-/live", "/-/ready");

  @Inject private transient Current<LiveSettings> live;
  @Inject private transient RefusalLog refusals;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean operator = isOperator(request);
    request.setAttribute(OpsSettings.MAY_SEE, operator);
    if (operator || FOR_ALL.contains(request.getServletPath())) {
      chain.doFilter(request, response);
      return;
    }
    refusals.refused(
        Kind.OPERATORS_ONLY,
        WebClient.of(request).source(),
        () -> "403 for -/; whoever may see it belongs into hiroba.ops.allow");
    Problem.forbidden(
            "Only operators see this: clients whose address is in hiroba.ops.allow (default: the"
                + " machine itself, without a proxy that hiroba.trusted-proxies does not name), and"
                + " administrators' tokens of scope \"ops\".")
        .send(response);
  }

  /** By the address, or by a token of scope {@code ops} whose owner is an administrator still. */
  private boolean isOperator(HttpServletRequest request) {
    return WebClient.isOperator(request, live.get().access(), live.get().ops())
        || CallerFilter.callerOf(request)
            .filter(caller -> caller.reach().scope() == Scope.OPS)
            .filter(caller -> caller.user().isAdmin())
            .isPresent();
  }
}
