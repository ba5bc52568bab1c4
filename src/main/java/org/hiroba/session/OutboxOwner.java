package org.hiroba.session;

/** Hears that a client can be served no more. */
public interface OutboxOwner {
  /** Is told once that more waits than may; the outbox is closed. */
  void overflowed();

  /** Is told once that a send failed; the outbox is closed. */
  void broken(Throwable failure);
}
