package org.hiroba.bench.hub;

import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Passes each text on to all, by the standard API alone: readers queue, one thread takes all that
 * waits and makes one message of it for everybody whose last send is done; the others get theirs,
 * together, when it is.
 */
@ServerEndpoint("/")
public class HubEndpoint {
  private static final Map<Session, Listener> LISTENERS = new ConcurrentHashMap<>();
  private static final BlockingQueue<String> WAITING = new LinkedBlockingQueue<>();

  static {
    Thread fanOut = new Thread(HubEndpoint::fanOut, "fan-out");
    fanOut.setDaemon(true);
    fanOut.start();
  }

  /** One connection and what waits for its send to be done. */
  private static final class Listener implements SendHandler {
    private final Session session;
    private @Nullable ArrayDeque<String> behind;
    private boolean sending;

    private Listener(Session session) {
      this.session = session;
    }

    private void send(String joined) {
      synchronized (this) {
        if (sending) {
          if (behind == null) {
            behind = new ArrayDeque<>();
          }
          behind.add(joined);
          return;
        }
        sending = true;
      }
      session.getAsyncRemote().sendText(joined, this);
    }

    @Override
    public void onResult(SendResult result) {
      String next;
      synchronized (this) {
        if (!result.isOK() || behind == null) {
          sending = false;
          return;
        }
        next = String.join("\n", behind);
        behind = null;
      }
      session.getAsyncRemote().sendText(next, this);
    }
  }

  private static void fanOut() {
    List<String> texts = new ArrayList<>();
    try {
      while (true) {
        texts.clear();
        texts.add(WAITING.take());
        WAITING.drainTo(texts);
        String joined = String.join("\n", texts);
        for (Listener listener : LISTENERS.values()) {
          sendTo(listener, joined);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void sendTo(Listener listener, String joined) {
    try {
      listener.send(joined);
    } catch (IllegalStateException | IllegalArgumentException e) {
      // Closed meanwhile: close() follows.
      LISTENERS.remove(listener.session);
    }
  }

  /** Takes a connection in. */
  @OnOpen
  public void open(Session session) {
    LISTENERS.put(session, new Listener(session));
  }

  /** Queues a text for all. */
  @OnMessage
  public void text(String text) {
    WAITING.add(text);
  }

  /** Forgets a connection. */
  @OnClose
  public void close(Session session) {
    LISTENERS.remove(session);
  }

  /** Forgets a connection that broke. */
  @OnError
  public void failed(Session session, Throwable failure) {
    LISTENERS.remove(session);
  }
}
