package org.hiroba.relay.tyrus;

import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.Set;
import org.glassfish.tyrus.core.TyrusSession;

/** The sessions of one path, which is one endpoint of the engine. Not thread-safe. */
final class TyrusRoom {
  private final Set<Session> sessions = new LinkedHashSet<>();

  void add(Session session) {
    sessions.add(session);
  }

  void remove(Session session) {
    sessions.remove(session);
  }

  /** Any session of an endpoint can broadcast to all of them: the frame is encoded once. */
  void broadcast(String text) {
    for (Session session : sessions) {
      var unused = ((TyrusSession) session).broadcast(text);
      return;
    }
  }

  void broadcast(ByteBuffer bytes) {
    for (Session session : sessions) {
      var unused = ((TyrusSession) session).broadcast(bytes);
      return;
    }
  }
}
