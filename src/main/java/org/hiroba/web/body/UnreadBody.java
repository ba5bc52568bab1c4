package org.hiroba.web.body;

import jakarta.servlet.http.HttpServletRequest;

/** Ends bodies that nobody reads. Stateless. */
public final class UnreadBody {
  private UnreadBody() {}

  /**
   * Lets the container, which reads on to get a body out of the way, wait no more for it: a slow
   * one would hold a thread of the container's. For the container's own thread, once the request
   * was answered.
   */
  public static void cut(HttpServletRequest request) {
    PeerTimeout.of(request).reads(1);
  }
}
