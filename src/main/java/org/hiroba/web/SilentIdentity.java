package org.hiroba.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.hiroba.config.AuthMode;
import org.hiroba.feature.identity.ExternalIdentity;

/** Reads from a request who sends it, without asking anybody. Thread-safe. */
interface SilentIdentity {
  /** Returns by which mode of {@code hiroba.auth}. */
  AuthMode mode();

  /**
   * Reads.
   *
   * @return empty if the request says nothing of that
   * @throws ProblemException what it says is faulty, and so nobody is to be served by it
   */
  Optional<ExternalIdentity> of(HttpServletRequest request) throws ProblemException;
}
