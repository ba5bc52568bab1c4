package org.hiroba.websocket.tomcat;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Extension;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.apache.tomcat.websocket.MessagePart;
import org.apache.tomcat.websocket.Transformation;
import org.apache.tomcat.websocket.TransformationResult;
import org.apache.tomcat.websocket.WsIOException;
import org.hiroba.websocket.port.PingLimit;
import org.jspecify.annotations.Nullable;

/**
 * Sees the frames of one connection of Tomcat on the way that extensions have (RFC 6455 §9), and
 * ends it when there are too many pings. Changes nothing. Not thread-safe.
 */
final class TomcatPings implements Transformation {
  private static final byte PING = 0x9;

  private final PingLimit limit = new PingLimit();
  private @Nullable Transformation next;

  /** Makes one before those of extensions, if there are any; Tomcat's own comes last. */
  TomcatPings(@Nullable Transformation next) {
    this.next = next;
  }

  @Override
  public void setNext(Transformation last) {
    if (next == null) {
      next = last;
    } else {
      next.setNext(last);
    }
  }

  private Transformation next() {
    return Objects.requireNonNull(next, "Tomcat sets what comes last before it reads");
  }

  @Override
  public boolean validateRsvBits(int used) {
    return next().validateRsvBits(used);
  }

  @Override
  public Extension getExtensionResponse() {
    return next().getExtensionResponse();
  }

  @Override
  public TransformationResult getMoreData(byte opCode, boolean fin, int rsv, ByteBuffer to)
      throws IOException {
    TransformationResult result = next().getMoreData(opCode, fin, rsv, to);
    if (opCode == PING
        && result == TransformationResult.END_OF_FRAME
        && !limit.allows(System.nanoTime())) {
      throw new WsIOException(new CloseReason(CloseCodes.VIOLATED_POLICY, PingLimit.REASON));
    }
    return result;
  }

  @Override
  public boolean validateRsv(int rsv, byte opCode) {
    return next().validateRsv(rsv, opCode);
  }

  @Override
  public List<MessagePart> sendMessagePart(List<MessagePart> parts) throws IOException {
    return next().sendMessagePart(parts);
  }

  @Override
  public void close() {
    next().close();
  }
}
