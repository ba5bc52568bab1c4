package org.hiroba.feature.saved;

import org.hiroba.command.CommandKind;
import org.hiroba.command.Wiring;
import org.hiroba.feature.Feature;
import org.hiroba.jdbc.write.Adapters;

/** Saved messages: what somebody keeps at hand for themselves. */
public final class SavedFeature implements Feature {
  @Override
  public void open(Wiring wiring) {
    wiring
        .command(CommandKind.change("save", SaveMessage::read))
        .command(CommandKind.question("saved", in -> ListSaved.read(in, wiring.parts().log())));
  }

  @Override
  public void store(Adapters adapters) {
    adapters
        .reading(SavedMessages.class, JdbcSaved::new)
        .writing(SavedWrites.class, JdbcSaved::writes);
  }
}
