package org.hiroba.startup;

import org.hiroba.command.ChatService;
import org.hiroba.health.CheckResult;
import org.hiroba.health.HealthCheck;

/** Tells whether the server takes new connections or is about to go down. */
final class DrainCheck implements HealthCheck {
  private final ChatService chat;

  DrainCheck(ChatService chat) {
    this.chat = chat;
  }

  @Override
  public String name() {
    return "accepting";
  }

  @Override
  public CheckResult check() {
    return chat.isDraining()
        ? CheckResult.down(name(), "The server is going down and takes no new connections.")
        : CheckResult.up(name());
  }
}
