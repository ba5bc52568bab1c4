package org.hiroba.feature.mail;

import java.util.Optional;

/** Writes what mails say, at the moment at which they are sent. For one thread. */
public interface LetterWriter {
  /**
   * Writes a mail's text; waits for the database.
   *
   * @return empty if the mail is needed no more: its link was used or withdrawn, its person is gone
   * @throws org.hiroba.log.StorageException the database cannot answer for now
   */
  Optional<Letter> write(QueuedMail mail);

  /** Hears that a mail is sent, given up or needed no more. */
  void isOver(QueuedMail mail);
}
