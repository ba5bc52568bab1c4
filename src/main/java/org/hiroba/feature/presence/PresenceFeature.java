package org.hiroba.feature.presence;

import org.hiroba.command.CommandKind;
import org.hiroba.command.Wiring;
import org.hiroba.feature.Feature;
import org.hiroba.session.Presence;

/** Presence: whether people are there; they say so themselves when they step away. */
public final class PresenceFeature implements Feature {
  @Override
  public void open(Wiring wiring) {
    Presence presence = wiring.parts().presence();
    wiring
        .everySecond("presence", presence::announce)
        .command(CommandKind.lastingNotice("presence", in -> TellPresence.read(in, presence)));
  }
}
