package org.hiroba.feature.account;

import org.hiroba.command.ChatParts;
import org.hiroba.command.Wiring;
import org.hiroba.feature.Feature;
import org.hiroba.jdbc.write.Adapters;

/** Accounts that a company keeps: passwords, invitations, who may come in. */
public final class AccountFeature implements Feature {
  @Override
  public void open(Wiring wiring) {
    ChatParts chat = wiring.parts();
    wiring.onNote(AccountDisabled.class, one -> chat.attendance().disabled(one.user()));
    wiring.onNote(NameErased.class, same -> chat.fanOut().forgetRecent());
  }

  @Override
  public void store(Adapters adapters) {
    adapters
        .reading(AccountBook.class, JdbcAccountBook::new)
        .reading(ErasureReads.class, JdbcErasure::reads)
        .writing(ErasureWrites.class, JdbcErasure::new)
        .writing(AccountWrites.class, JdbcAccountWrites::new)
        .writing(LinkWrites.class, JdbcLinks::new)
        .reading(MailAddresses.class, JdbcMailAddresses::book)
        .writing(MailAddressWrites.class, JdbcMailAddresses::new);
  }
}
