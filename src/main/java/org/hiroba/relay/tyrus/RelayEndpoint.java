package org.hiroba.relay.tyrus;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;

/**
 * Tells the listener of a conversation what its client says. Public, since Tyrus reflects on it.
 */
public final class RelayEndpoint extends Endpoint {
  /** Under this name a session carries the conversation that it belongs to. */
  static final String CONVERSATION = RelayEndpoint.class.getName();

  private static final Logger LOG = System.getLogger(RelayEndpoint.class.getName());

  private final TyrusEngine engine;

  RelayEndpoint(TyrusEngine engine) {
    this.engine = engine;
  }

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    TyrusConversation conversation = engine.opening();
    session.getUserProperties().put(CONVERSATION, conversation);
    conversation.opened(session);
    session.addMessageHandler(
        String.class, (MessageHandler.Whole<String>) conversation.listener()::text);
    session.addMessageHandler(
        ByteBuffer.class, (MessageHandler.Whole<ByteBuffer>) conversation.listener()::binary);
  }

  @Override
  public void onClose(Session session, CloseReason reason) {
    if (session.getUserProperties().get(CONVERSATION) instanceof TyrusConversation conversation) {
      conversation.ended(reason.getCloseCode().getCode(), reason.getReasonPhrase());
    }
  }

  @Override
  public void onError(Session session, Throwable failure) {
    LOG.log(Level.WARNING, "A message could not be relayed", failure);
  }
}
