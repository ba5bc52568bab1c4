package org.hiroba.command;

import org.hiroba.account.Need;
import org.hiroba.account.Reach;
import org.hiroba.log.Refusal;
import org.hiroba.room.RoomId;

/**
 * Keeps commands to what a token reaches, before any feature sees them: its scope, and its rooms.
 * The one place for that; what the account itself may is asked by each command. Stateless.
 */
final class Confinement {
  private Confinement() {}

  /**
   * Returns what is to be carried out: the command itself, or one that is kept to some rooms.
   *
   * @throws Refusal the reach is not enough; rooms beyond it are as if they did not exist
   */
  static Object of(ReceivedCommand command, Reach reach) throws Refusal {
    Object content = command.content();
    Need need = command.kind().need();
    if (!reach.suffices(need)) {
      throw Access.forbidden(
          "A token of scope \"" + reach.scope().wireName() + "\" is not good for this command.");
    }
    if (!reach.isConfined() || need == Need.NOTHING || need == Need.CHAT) {
      return content;
    }
    for (RoomId room : command.rooms()) {
      if (!reach.includes(room.value())) {
        throw Access.noRoom();
      }
    }
    if (content instanceof Confinable confinable) {
      return confinable.within(reach);
    }
    if (command.rooms().isEmpty()) {
      throw Access.forbidden("This token is for some rooms only, and the command names none.");
    }
    return content;
  }
}
