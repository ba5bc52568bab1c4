package org.hiroba.faults;

/** One place where an invariant does not hold. */
record Violation(Invariant invariant, String what) {
  @Override
  public String toString() {
    return invariant + ": " + what;
  }
}
