package org.hiroba.websocket.payara;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.glassfish.grizzly.CompletionHandler;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.memory.ByteBufferWrapper;
import org.hiroba.session.Connection.SendListener;

/**
 * Writes frames to a connection of Grizzly, Payara's network layer: behind what was written before,
 * through TLS where there is some, but without the HTTP response between, which takes a buffer of 8
 * KiB for each frame. Tells of a frame when the socket has taken it. Thread-safe.
 *
 * <p>Payara hands the connection out by public methods of public classes only; where one of them is
 * missing, Tyrus' writer does.
 */
final class GrizzlyOutput implements TyrusChannel.Output {
  private static final Logger LOG = System.getLogger(GrizzlyOutput.class.getName());

  private final Connection<?> connection;

  private GrizzlyOutput(Connection<?> connection) {
    this.connection = connection;
  }

  /** Returns an output to the connection that a request came on, if it can be had. */
  static Optional<TyrusChannel.Output> of(ServletRequest request) {
    ServletRequest facade = request;
    while (facade instanceof ServletRequestWrapper wrapper) {
      facade = wrapper.getRequest();
    }
    try {
      Object catalina = call(facade, "getUnwrappedCoyoteRequest");
      Object http = call(catalina, "getCoyoteRequest");
      // Kept is the connection: the context serves others when this one has ended.
      Connection<?> connection = ((FilterChainContext) call(http, "getContext")).getConnection();
      return connection.isBlocking()
          ? Optional.empty()
          : Optional.of(new GrizzlyOutput(connection));
    } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
      LOG.log(Level.DEBUG, "Grizzly''s connection cannot be had: {0}", e.toString());
      return Optional.empty();
    }
  }

  private static Object call(Object on, String method) throws ReflectiveOperationException {
    return on.getClass().getMethod(method).invoke(on);
  }

  @Override
  public String name() {
    return "Grizzly's connection";
  }

  @Override
  public void write(ByteBuffer frame, SendListener listener) {
    write(connection, frame, listener);
  }

  private static <L> void write(Connection<L> connection, ByteBuffer frame, SendListener listener) {
    // Read-only: all sessions share the bytes.
    ByteBufferWrapper buffer = new ByteBufferWrapper(frame.asReadOnlyBuffer());
    connection.write(buffer, new Told<>(listener));
  }

  private record Told<T>(SendListener listener) implements CompletionHandler<T> {
    @Override
    public void completed(T result) {
      listener.sent(null);
    }

    @Override
    public void failed(Throwable failure) {
      listener.sent(failure);
    }

    @Override
    public void cancelled() {
      listener.sent(new CancellationException());
    }

    @Override
    public void updated(T result) {
      // A part of it has left.
    }
  }
}
