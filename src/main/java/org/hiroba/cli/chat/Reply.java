package org.hiroba.cli.chat;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Holds what the server answered to a command.
 *
 * @param event the answering event as it came; of type {@code error} if it was refused
 */
record Reply(JsonNode event) {
  /** Tells whether the command was carried out. */
  boolean isGood() {
    return !event.path("type").asText().equals("error");
  }

  /** Returns the error's code, empty if there is none. */
  String code() {
    return event.path("code").asText();
  }

  /** Returns what the server says about a refusal, for people. */
  String message() {
    String message = TerminalText.line(event.path("message").asText());
    return message.isEmpty() ? code() : message;
  }

  /**
   * Returns the event.
   *
   * @throws ChatException if the command was refused
   */
  JsonNode orThrow(String what) {
    if (isGood()) {
      return event;
    }
    throw new ChatException(ChatException.REFUSED, what + ": " + message());
  }
}
