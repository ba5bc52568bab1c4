package org.hiroba.cli.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** Hears what happens in a conversation, on its loop. */
interface Observer {
  /** The server said welcome, for the first time or again. */
  default void welcomed(JsonNode welcome) {}

  /** Something happened that is no answer; sequenced events come in order and once. */
  default void event(JsonNode event) {}

  /** The connection is gone and comes back by itself. */
  default void waiting(String why, Duration delay) {}
}
