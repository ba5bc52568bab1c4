package org.hiroba.session;

/** Counts what waits in queues that share a limit. Safe for use by many threads. */
interface Admission {
  /** Lets everything in. */
  Admission UNLIMITED =
      new Admission() {
        @Override
        public boolean enter(boolean must, int chars) {
          return true;
        }

        @Override
        public void leave(int chars) {
          // Nothing was counted.
        }
      };

  /**
   * Counts a task in.
   *
   * @param must it is let in whatever the limit
   * @param chars of what it keeps while it waits
   * @return false when there is no room: then it was not counted
   */
  boolean enter(boolean must, int chars);

  /** Counts a task out that was let in, with as many characters, and begins. */
  void leave(int chars);
}
