package org.hiroba.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One text and one answer over a WebSocket. */
final class WebSocketQuestion {
  private static final int MAX_ANSWER_CHARS = 16 * 1024 * 1024;

  private WebSocketQuestion() {}

  /**
   * Sends a text and returns the first whole text message that comes.
   *
   * @throws CommandFailure if the handshake is refused or no answer comes in time
   */
  static String ask(String url, String text, Timeout connectTimeout, Timeout readTimeout) {
    URI uri = parse(url);
    Answer answer = new Answer();
    WebSocket socket =
        get(
            HttpClient.newBuilder()
                .connectTimeout(connectTimeout.duration())
                .build()
                .newWebSocketBuilder()
                .connectTimeout(connectTimeout.duration())
                .buildAsync(uri, answer),
            connectTimeout,
            "Cannot connect to " + url);
    try {
      get(socket.sendText(text, true), readTimeout, "Cannot send to " + url);
      return get(answer.whole, readTimeout, "No answer from " + url);
    } finally {
      socket.abort();
    }
  }

  private static URI parse(String url) {
    try {
      URI uri = new URI(url);
      if (uri.getHost() == null || uri.getFragment() != null) {
        throw new CommandFailure(url + " names no host, or has a fragment (#…)");
      }
      return uri;
    } catch (URISyntaxException e) {
      throw new CommandFailure(url + " is no URL: " + e.getReason(), e);
    }
  }

  private static <T> T get(CompletableFuture<T> future, Timeout timeout, String what) {
    try {
      return future.get(timeout.millis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new CommandFailure(what + " within " + timeout, e);
    } catch (ExecutionException e) {
      throw new CommandFailure(what + ": " + reason(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(what + ": interrupted", e);
    }
  }

  private static String reason(@Nullable Throwable cause) {
    if (cause instanceof WebSocketHandshakeException refused) {
      return "the server answered the handshake with HTTP status "
          + refused.getResponse().statusCode();
    }
    if (cause == null) {
      return "unknown";
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  /** Puts the parts of the first text message together. */
  private static final class Answer implements WebSocket.Listener {
    private final CompletableFuture<String> whole = new CompletableFuture<>();
    private final StringBuilder parts = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      parts.append(part);
      if (last) {
        whole.complete(parts.toString());
      } else if (parts.length() > MAX_ANSWER_CHARS) {
        whole.completeExceptionally(new IllegalStateException("the answer is too long"));
      }
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      whole.completeExceptionally(new IllegalStateException("the server closed with code " + code));
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      whole.completeExceptionally(error);
    }
  }
}
