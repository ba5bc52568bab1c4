package org.hiroba.feature.presence;

import org.hiroba.command.CommandFields;
import org.hiroba.command.Notice;
import org.hiroba.protocol.CommandException;
import org.hiroba.session.ChatSession;
import org.hiroba.session.Presence;

/** The command {@code presence}: one steps away from this client, or comes back to it. */
record TellPresence(boolean away, Presence presence) implements Notice {
  static TellPresence read(CommandFields in, Presence presence) throws CommandException {
    String state = in.string("state");
    if (!state.equals("online") && !state.equals("away")) {
      throw in.bad("state", "must be \"online\" or \"away\"");
    }
    return new TellPresence(state.equals("away"), presence);
  }

  @Override
  public void take(ChatSession session) {
    if (session.isAway() != away) {
      session.setAway(away);
      presence.changed(session.user().id());
    }
  }
}
