package org.hiroba.feature.hello;

import org.hiroba.command.ChatParts;
import org.hiroba.command.CommandKind;
import org.hiroba.command.Immediate;
import org.hiroba.command.Wiring;
import org.hiroba.feature.Feature;

/** Hello: how a session begins and resumes, and the ping by which it knows that it lives. */
public final class HelloFeature implements Feature {
  @Override
  public void open(Wiring wiring) {
    ChatParts chat = wiring.parts();
    Immediate pong =
        (session, id) -> session.send(chat.encoder().answer(id, new Pong(chat.clock().instant())));
    wiring
        .command(CommandKind.opening("hello", in -> Hello.read(in, chat)))
        .command(CommandKind.immediate("ping", in -> pong));
  }
}
