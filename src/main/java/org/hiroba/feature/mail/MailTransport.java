package org.hiroba.feature.mail;

import org.hiroba.config.MailAddress;
import org.hiroba.config.MailSender;

/** Hands mails over to a mail server. For one thread at a time. */
public interface MailTransport extends AutoCloseable {
  /** Returns who mails are from. */
  MailSender sender();

  /** Says for an operator which mail server it is, without secrets. */
  String describe();

  /**
   * Hands one mail over; returns once the mail server has taken it. Waits for that server for a
   * minute or so at most, whatever it does.
   *
   * @param message a whole message (RFC 5322)
   * @throws MailFailure it did not take it, or nobody knows
   */
  void deliver(MailAddress to, byte[] message) throws MailFailure;

  /** Breaks off what is under way, from any thread. */
  @Override
  void close();
}
