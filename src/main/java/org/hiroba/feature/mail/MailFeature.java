package org.hiroba.feature.mail;

import org.hiroba.feature.Feature;
import org.hiroba.jdbc.write.Adapters;

/** Mails that wait to be sent. */
public final class MailFeature implements Feature {
  @Override
  public void store(Adapters adapters) {
    adapters.reading(MailBook.class, JdbcMails::book).writing(MailWrites.class, JdbcMails::new);
  }
}
