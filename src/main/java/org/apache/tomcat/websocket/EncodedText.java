package org.apache.tomcat.websocket;

import jakarta.websocket.SendHandler;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Sends text messages that are encoded already, on the Tomcat that the executable WAR carries: one
 * array of bytes serves all who are told the same, in one frame each.
 *
 * <p>Tomcat's public API encodes a text again for each session, in pieces of its buffer. What takes
 * bytes is open to its own package only, so this class lies there. It is packed with the commands,
 * beside the one version of Tomcat that they start, and no other server ever sees it.
 *
 * <p>One send at a time for each session, as with the public API.
 */
public final class EncodedText implements Function<Session, BiConsumer<ByteBuffer, SendHandler>> {
  @Override
  public BiConsumer<ByteBuffer, SendHandler> apply(Session session) {
    WsRemoteEndpointImplBase remote = ((WsRemoteEndpointBase) session.getAsyncRemote()).base;
    return (utf8, handler) -> remote.startMessage(Constants.OPCODE_TEXT, utf8, true, handler);
  }
}
