package org.hiroba.relay;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.hiroba.config.Origins;
import org.hiroba.relay.port.ProtocolEngine.Conversation;
import org.hiroba.relay.port.ProtocolEngine.Listener;
import org.jspecify.annotations.Nullable;

/** A client that has joined: asks the hooks and passes its messages on to all. */
final class RelayMember implements RelayClient, Listener {
  private static final Logger LOG = System.getLogger(RelayMember.class.getName());

  private final RelayHub hub;
  private final InetSocketAddress address;
  private final HandshakeGuard.Handshake handshake;
  private @Nullable Conversation conversation;

  RelayMember(RelayHub hub, InetSocketAddress address, HandshakeGuard.Handshake handshake) {
    this.hub = hub;
    this.address = address;
    this.handshake = handshake;
  }

  void joined(Conversation begun) {
    conversation = begun;
    guarded(() -> hub.hooks().connected(this));
  }

  /**
   * Returns who says something, as the teaching endpoint names it: the page's host, or the address.
   */
  String from() {
    return handshake
        .origin()
        .map(Origins::host)
        .orElseGet(() -> address.getAddress().getHostAddress());
  }

  boolean isTeaching() {
    return RelayHub.isTeaching(handshake.path());
  }

  @Override
  public void text(String text) {
    guarded(
        () -> {
          if (hub.hooks().message(this, text)) {
            hub.broadcast(this, text);
          }
        });
  }

  @Override
  public void binary(ByteBuffer bytes) {
    if (isTeaching()) {
      close(RelayCloseCodes.UNSUPPORTED_DATA, "text only");
      return;
    }
    guarded(
        () -> {
          if (hub.hooks().message(this, bytes.asReadOnlyBuffer())) {
            hub.broadcast(bytes);
          }
        });
  }

  @Override
  public void closed(int code, String reason) {
    try {
      hub.hooks().closed(this, code, reason);
    } catch (RuntimeException | Error e) {
      LOG.log(Level.WARNING, "A hook of the relay failed", e);
    }
  }

  /** A hook's error is the end of this client and of nobody else. */
  private void guarded(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | Error e) {
      LOG.log(Level.WARNING, "A hook of the relay failed; its client is closed", e);
      close(RelayCloseCodes.INTERNAL, "internal error");
    }
  }

  @Override
  public InetSocketAddress address() {
    return address;
  }

  @Override
  public String path() {
    return handshake.path();
  }

  @Override
  public Optional<String> origin() {
    return handshake.origin();
  }

  @Override
  public void send(String text) {
    if (conversation != null) {
      conversation.send(text);
    }
  }

  @Override
  public void send(ByteBuffer bytes) {
    if (conversation != null) {
      conversation.send(bytes);
    }
  }

  @Override
  public void close(int code, String reason) {
    if (conversation != null) {
      conversation.close(code, reason);
    }
  }
}
