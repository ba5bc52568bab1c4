package org.hiroba.feature.retention;

import org.hiroba.command.Wiring;
import org.hiroba.feature.Feature;
import org.hiroba.jdbc.write.Adapters;
import org.hiroba.session.FanOut;

/** How long messages are kept, and what stands in the place of those that are no more. */
public final class RetentionFeature implements Feature {
  @Override
  public void open(Wiring wiring) {
    FanOut fanOut = wiring.parts().fanOut();
    wiring.onNote(MessagesExpired.class, same -> fanOut.forgetRecent());
  }

  @Override
  public void store(Adapters adapters) {
    adapters
        .event(EventExpired.KIND)
        .reading(RetentionReads.class, JdbcRetentionReads::new)
        .writing(RetentionWrites.class, JdbcRetentionWrites::new);
  }
}
