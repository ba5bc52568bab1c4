package org.hiroba.web;

/** Says that a request cannot be carried out; its message is one sentence for people. */
public final class ProblemException extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  /** Returns the answer to send. */
  Problem problem() {
    return problem;
  }

  /** Returns the HTTP status to answer with. */
  public int status() {
    return problem.status();
  }
}
