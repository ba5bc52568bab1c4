package org.hiroba.web.body;

import io.undertow.server.ServerConnection;
import io.undertow.servlet.handlers.ServletRequestContext;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.coyote.AbstractProcessor;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.jspecify.annotations.Nullable;
import org.xnio.Option;
import org.xnio.Options;
import org.xnio.channels.Configurable;

/**
 * Finds the connection below a request, each container's in its own nested class: elsewhere not
 * even the names in it could be loaded. What cannot be had is logged at DEBUG. Stateless.
 */
final class ContainerTimeouts {
  private static final Logger LOG = System.getLogger(ContainerTimeouts.class.getName());

  private ContainerTimeouts() {}

  static PeerTimeout of(ServletRequest wrapped) {
    ServletRequest request = wrapped;
    while (request instanceof ServletRequestWrapper wrapper) {
      request = wrapper.getRequest();
    }
    String container = request.getClass().getName();
    try {
      if (container.startsWith("io.undertow.")) {
        return Undertow.of();
      }
      if (container.startsWith("org.apache.catalina.")) {
        // Payara's classes have kept Tomcat's names.
        return has(request, "getUnwrappedCoyoteRequest") ? Grizzly.of(request) : Tomcat.of(request);
      }
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      LOG.log(Level.DEBUG, "The connection of {0} cannot be had: {1}", container, e.toString());
    }
    return new Unlimited();
  }

  private static boolean has(Object object, String method) {
    for (Method candidate : object.getClass().getMethods()) {
      if (candidate.getName().equals(method)) {
        return true;
      }
    }
    return false;
  }

  private static final class Unlimited implements PeerTimeout {
    @Override
    public void reads(long millis) {}

    @Override
    public void writes(long millis) {}

    @Override
    public void abort() {}

    @Override
    public void close() {}
  }

  /** Tomcat's HTTP/1.1: its socket waits that long whenever a read must wait. */
  private static final class Tomcat implements PeerTimeout {
    private final SocketWrapperBase<?> socket;
    private final long readsBefore;
    private final long writesBefore;

    private Tomcat(SocketWrapperBase<?> socket) {
      this.socket = socket;
      readsBefore = socket.getReadTimeout();
      writesBefore = socket.getWriteTimeout();
    }

    static PeerTimeout of(ServletRequest facade) throws ReflectiveOperationException {
      Object catalina = field(facade.getClass(), "request").get(facade);
      Request coyote = ((org.apache.catalina.connector.Request) catalina).getCoyoteRequest();
      Object processor = field(Request.class, "hook").get(coyote);
      if (!processor.getClass().getName().contains("http11")
          && !processor.getClass().getName().startsWith("org.hiroba.")) {
        // Streams of HTTP/2 share their connection.
        return new Unlimited();
      }
      return field(AbstractProcessor.class, "socketWrapper").get(processor)
              instanceof SocketWrapperBase<?> socket
          ? new Tomcat(socket)
          : new Unlimited();
    }

    private static Field field(Class<?> type, String name) throws ReflectiveOperationException {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    }

    @Override
    public void reads(long millis) {
      // The poller counts from the last read: it must not end the request before the read does.
      if (socket instanceof NioEndpoint.NioSocketWrapper nio) {
        nio.updateLastRead();
      }
      socket.setReadTimeout(millis);
    }

    @Override
    public void writes(long millis) {
      if (socket instanceof NioEndpoint.NioSocketWrapper nio) {
        nio.updateLastWrite();
      }
      socket.setWriteTimeout(millis);
    }

    @Override
    public void abort() {
      socket.close();
    }

    @Override
    public void close() {
      socket.setReadTimeout(readsBefore);
      socket.setWriteTimeout(writesBefore);
    }
  }

  /** WildFly: the option that its listener sets too. It closes what it finds too slow. */
  private static final class Undertow implements PeerTimeout {
    private final ServerConnection connection;
    private final Configurable channel;
    private final @Nullable Integer readsBefore;
    private final @Nullable Integer writesBefore;

    private Undertow(ServerConnection connection, Configurable channel) throws IOException {
      this.connection = connection;
      this.channel = channel;
      readsBefore = channel.getOption(Options.READ_TIMEOUT);
      writesBefore = channel.getOption(Options.WRITE_TIMEOUT);
    }

    static PeerTimeout of() {
      ServletRequestContext context = ServletRequestContext.current();
      if (context != null
          && context.getExchange().getConnection()
              instanceof io.undertow.server.AbstractServerConnection connection) {
        try {
          return new Undertow(connection, connection.getChannel());
        } catch (IOException e) {
          LOG.log(Level.DEBUG, "Undertow does not tell its read timeout: {0}", e.toString());
        }
      }
      return new Unlimited();
    }

    @Override
    public void reads(long millis) {
      option(Options.READ_TIMEOUT, Math.toIntExact(Math.min(millis, Integer.MAX_VALUE)));
    }

    @Override
    public void writes(long millis) {
      option(Options.WRITE_TIMEOUT, Math.toIntExact(Math.min(millis, Integer.MAX_VALUE)));
    }

    @Override
    public void abort() {
      try {
        connection.close();
      } catch (IOException e) {
        LOG.log(Level.DEBUG, "A connection was not closed cleanly: {0}", e.toString());
      }
    }

    @Override
    public void close() {
      option(Options.READ_TIMEOUT, readsBefore == null ? 0 : readsBefore);
      option(Options.WRITE_TIMEOUT, writesBefore == null ? 0 : writesBefore);
    }

    private void option(Option<Integer> option, int millis) {
      try {
        channel.setOption(option, millis);
      } catch (IOException e) {
        LOG.log(Level.DEBUG, "Undertow does not take {0}: {1}", option, e.toString());
      }
    }
  }

  /** Payara. */
  private static final class Grizzly implements PeerTimeout {
    private static final long LEAVES_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

    private final Connection<?> connection;
    private final long readsBefore;
    private final long writesBefore;

    private Grizzly(Connection<?> connection) {
      this.connection = connection;
      readsBefore = connection.getReadTimeout(TimeUnit.MILLISECONDS);
      writesBefore = connection.getWriteTimeout(TimeUnit.MILLISECONDS);
    }

    static PeerTimeout of(ServletRequest facade) throws ReflectiveOperationException {
      Object catalina = call(facade, "getUnwrappedCoyoteRequest");
      Object http = call(catalina, "getCoyoteRequest");
      return new Grizzly(((FilterChainContext) call(http, "getContext")).getConnection());
    }

    private static Object call(Object on, String method) throws ReflectiveOperationException {
      return on.getClass().getMethod(method).invoke(on);
    }

    @Override
    public void reads(long millis) {
      connection.setReadTimeout(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void writes(long millis) {
      connection.setWriteTimeout(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void abort() {
      connection.terminateSilently();
    }

    /**
     * Payara asks whether its thread is still in the request and then notes the dispatch for that
     * thread, which may have looked for it in between: the request then hangs for good. While it is
     * in there the timeout may be set (Servlet 6.0, {@code AsyncContext.setTimeout}), later not.
     */
    @Override
    public void awaitLeft(AsyncContext context) {
      long end = System.nanoTime() + LEAVES_WITHIN_NANOS;
      try {
        while (System.nanoTime() - end < 0) {
          context.setTimeout(0);
          LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
      } catch (IllegalStateException e) {
        LOG.log(Level.TRACE, "Payara''s thread has left: {0}", e.toString());
      }
    }

    @Override
    public void close() {
      connection.setReadTimeout(readsBefore, TimeUnit.MILLISECONDS);
      connection.setWriteTimeout(writesBefore, TimeUnit.MILLISECONDS);
    }
  }
}
