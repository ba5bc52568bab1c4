package org.hiroba.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hiroba.account.FoldedText;
import org.hiroba.account.LineText;
import org.hiroba.config.AuthMode;
import org.hiroba.feature.identity.ExternalIdentity;
import org.hiroba.feature.identity.PasswordVerifier;

/**
 * Asks the realm of the server, in which it runs, about a name and a password: for one request, on
 * its thread. Nothing of the server's own sign-in is left afterwards: its principal goes, and so
 * does the session that some servers make for it, since Hiroba has sign-ins of its own.
 *
 * <p>Servers say no more than that it failed, so that a realm out of order looks like a wrong
 * password.
 */
final class RealmVerifier implements PasswordVerifier {
  private static final Logger LOG = System.getLogger(RealmVerifier.class.getName());

  /** Whether somebody ever came in; until then every failure may be for want of a realm. */
  private static final AtomicBoolean WORKS = new AtomicBoolean();

  private static final AtomicBoolean WARNED = new AtomicBoolean();

  private final HttpServletRequest request;
  private final Set<String> named;

  /**
   * Makes one for a request.
   *
   * @param named the groups that the settings name
   */
  RealmVerifier(HttpServletRequest request, Set<String> named) {
    this.request = ofServer(request);
    this.named = Set.copyOf(named);
  }

  /** A wrapper of ours says who is signed in here; the realm has to do with the server's alone. */
  private static HttpServletRequest ofServer(HttpServletRequest request) {
    ServletRequest inner = request;
    while (inner instanceof ServletRequestWrapper wrapper) {
      inner = wrapper.getRequest();
    }
    return inner instanceof HttpServletRequest plain ? plain : request;
  }

  @Override
  public String mode() {
    return AuthMode.CONTAINER.wireName();
  }

  @Override
  public Verdict verify(String name, String password) {
    String plain = name.strip();
    if (plain.codePoints().anyMatch(c -> LineText.isInvisible(c) || Character.isISOControl(c))) {
      // Directories pass over them, and one person would have several accounts.
      return new Wrong();
    }
    try {
      request.login(plain, password);
    } catch (ServletException e) {
      failed();
      return new Wrong();
    } catch (RuntimeException e) {
      return new Unavailable("the server's realm failed: " + e);
    }
    try {
      if (request.getUserPrincipal() == null) {
        return new Wrong();
      }
      WORKS.set(true);
      return new Verified(identity(plain, RealmGroups.of(request, named)));
    } finally {
      leave();
    }
  }

  /**
   * Returns who it is. The server's principal has the name as it was typed, in any case and with
   * any spaces that a directory passes over.
   */
  static ExternalIdentity identity(String typed, Optional<Set<String>> groups) {
    String name = String.join(" ", typed.strip().split("\\s+", -1));
    return new ExternalIdentity(
        AuthMode.CONTAINER.wireName(), FoldedText.of(name), name, null, null, groups);
  }

  private void leave() {
    try {
      request.logout();
    } catch (ServletException | RuntimeException e) {
      LOG.log(Level.DEBUG, "The server did not sign out by itself: {0}", e.toString());
    }
    try {
      // WildFly keeps who signed in there, and its browser would have a cookie for it.
      HttpSession session = request.getSession(false);
      if (session != null) {
        session.invalidate();
      }
    } catch (IllegalStateException e) {
      LOG.log(Level.DEBUG, "The server''s session was gone already: {0}", e.getMessage());
    }
  }

  private static void failed() {
    if (!WORKS.get() && WARNED.compareAndSet(false, true)) {
      LOG.log(
          Level.WARNING,
          "The server's realm refused a sign-in, and has let nobody in since the start. If right"
              + " passwords fail too, look whether the server has a realm, and whether it reaches"
              + " its directory: hiroba.auth=container uses the server's own, and the server does"
              + " not say why it refuses.");
    }
  }
}
