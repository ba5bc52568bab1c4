package org.hiroba.account;

/** Says what a command or a request takes: see {@link Reach#suffices}. */
public enum Need {
  /** Nothing that a token could lack. */
  NOTHING,
  /** Any part in the chat, be it reading or posting. */
  CHAT,
  /** Reading. */
  READ,
  /** Posting. */
  POST,
  /** All that an account may. */
  ALL
}
