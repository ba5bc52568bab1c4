package org.hiroba.feature.pin;

import org.hiroba.command.CommandKind;
import org.hiroba.command.Wiring;
import org.hiroba.feature.Feature;
import org.hiroba.feature.message.MessageDeleted;
import org.hiroba.jdbc.write.Adapters;

/** Pins: messages that a room keeps at hand for everybody in it. */
public final class PinFeature implements Feature {
  @Override
  public void open(Wiring wiring) {
    wiring
        .command(CommandKind.change("pin", PinMessage::read))
        .command(CommandKind.question("pins", in -> ListPins.read(in, wiring.parts())));
  }

  @Override
  public void store(Adapters adapters) {
    adapters
        .event(MessagePinned.KIND)
        .view(MessagePinned.KIND, JdbcPins::pinned)
        .view(MessageDeleted.KIND, JdbcPins::deleted)
        .reading(Pins.class, JdbcPins::new)
        .writing(PinsNow.class, JdbcPins::now);
  }
}
