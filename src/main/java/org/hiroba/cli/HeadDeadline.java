package org.hiroba.cli;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 as Tomcat speaks it, but the head of a request has {@value #HEAD_SECONDS} seconds in
 * all: Tomcat's own timeout starts anew with each byte, so that one byte a second would keep a
 * connection for as long as the head may be. Beyond: the connection is closed.
 */
final class HeadDeadline extends Http11NioProtocol {
  private static final int HEAD_SECONDS = 10;

  @Override
  protected Processor createProcessor() {
    return new TimedProcessor(this);
  }

  /** Used by one thread at a time, for one connection after the other. */
  private static final class TimedProcessor extends Http11Processor {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(HEAD_SECONDS);

    /** Whose head is not complete yet; nobody's when a request is answered or none has begun. */
    private @Nullable SocketWrapperBase<?> inHead;

    private long headBegan;

    TimedProcessor(HeadDeadline protocol) {
      super(protocol, protocol.getAdapter());
    }

    @Override
    public SocketState service(SocketWrapperBase<?> socket) throws IOException {
      long now = System.nanoTime();
      // The last one may have hung up in the middle of its head.
      if (socket != inHead) {
        headBegan = now;
      } else if (now - headBegan > LIMIT_NANOS) {
        inHead = null;
        return SocketState.CLOSED;
      }
      SocketState state = super.service(socket);
      // Called again for each piece of a head; LONG also says that a request is being answered.
      inHead = state == SocketState.LONG && !isAsync() ? socket : null;
      return state;
    }
  }
}
