package org.hiroba.diagnostics;

import java.security.Principal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The opening handshake of one connection of the diagnostics page, both ways. A {@link Principal},
 * because that is what every container carries from the request to the WebSocket session, each
 * connection its own. Thread-safe.
 */
public final class Handshake implements Principal {
  private final ReceivedRequest request;
  private final CompletableFuture<List<Header>> answer = new CompletableFuture<>();

  /** Makes a handshake that is not answered yet. */
  public Handshake(ReceivedRequest request) {
    this.request = request;
  }

  /** Returns what came. */
  public ReceivedRequest request() {
    return request;
  }

  /** Notes what the application and the container answered. */
  public void answered(List<Header> headers) {
    answer.complete(List.copyOf(headers));
  }

  /**
   * Hands on the headers of the answer, once they are known: a container may open the socket before
   * the filters have seen the answer. Runs on this thread or on the one that answers.
   */
  public void whenAnswered(Consumer<List<Header>> listener) {
    var unused = answer.thenAccept(listener);
  }

  @Override
  public String getName() {
    return "diagnostics";
  }
}
