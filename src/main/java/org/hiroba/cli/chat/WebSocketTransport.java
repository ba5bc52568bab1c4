package org.hiroba.cli.chat;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Connects with the JDK's WebSocket client; the token travels in a header. Thread-safe. */
final class WebSocketTransport implements Transport {
  /** Longer than anything that a server of ours puts into one message. */
  private static final int MAX_MESSAGE_CHARS = 16 * 1024 * 1024;

  private static final System.Logger LOG = System.getLogger(WebSocketTransport.class.getName());

  private final HttpClient http;
  private final URI url;
  private final String token;
  private final Duration connectTimeout;

  WebSocketTransport(HttpClient http, URI url, String token, Duration connectTimeout) {
    this.http = http;
    this.url = url;
    this.token = token;
    this.connectTimeout = connectTimeout;
  }

  @Override
  public Link open(Listener listener) {
    CompletableFuture<WebSocket> socket =
        http.newWebSocketBuilder()
            .connectTimeout(connectTimeout)
            .subprotocols("hiroba.v1")
            .header("Authorization", "Bearer " + token)
            .buildAsync(url, new Incoming(listener));
    CompletableFuture<?> told =
        socket.whenComplete(
            (opened, failure) -> {
              if (failure != null) {
                failed(listener, failure);
              }
            });
    return new Outgoing(socket, told);
  }

  private static void failed(Listener listener, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof WebSocketHandshakeException refused) {
      listener.refused(refused.getResponse().statusCode());
    } else {
      listener.closed(Attempt.BROKEN, "cannot connect: " + words(cause));
    }
  }

  private static String words(@Nullable Throwable cause) {
    if (cause == null) {
      return "for no known reason";
    }
    // The JDK's client says it without a word.
    String silent =
        cause instanceof ConnectException
            ? "nobody listens there"
            : cause.getClass().getSimpleName();
    return Optional.ofNullable(cause.getMessage()).orElse(silent);
  }

  /** Sends one message after the other: the JDK's client takes no second one before. */
  private static final class Outgoing implements Link {
    private final CompletableFuture<WebSocket> socket;
    private CompletableFuture<?> last;

    Outgoing(CompletableFuture<WebSocket> socket, CompletableFuture<?> last) {
      this.socket = socket;
      this.last = last;
    }

    @Override
    public synchronized void send(String text) {
      last = last.thenCompose(done -> socket.join().sendText(text, true));
    }

    @Override
    public synchronized void close() {
      last =
          last.thenCompose(done -> socket.join().sendClose(WebSocket.NORMAL_CLOSURE, ""))
              .whenComplete(
                  (done, failure) -> {
                    if (failure != null) {
                      abort();
                    }
                  });
    }

    @Override
    public void abort() {
      // Also where it opens only later.
      var unused = socket.thenAccept(WebSocket::abort);
    }
  }

  /** Puts the parts of messages together. */
  private static final class Incoming implements WebSocket.Listener {
    private final Listener listener;
    private final StringBuilder parts = new StringBuilder();

    Incoming(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void onOpen(WebSocket socket) {
      listener.opened();
      socket.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      if (parts.length() + part.length() > MAX_MESSAGE_CHARS) {
        socket.abort();
        listener.closed(Attempt.BROKEN, "the server sent a message that does not end");
        return null;
      }
      parts.append(part);
      if (last) {
        String message = parts.toString();
        parts.setLength(0);
        listener.text(message, () -> socket.request(1));
      } else {
        socket.request(1);
      }
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
      listener.alive();
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
      listener.alive();
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      listener.closed(code, reason);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      LOG.log(System.Logger.Level.DEBUG, "The connection broke", error);
      listener.closed(Attempt.BROKEN, "the connection broke: " + words(error));
    }
  }
}
