package org.hiroba.websocket.payara;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.filterchain.TransportFilter;
import org.glassfish.grizzly.nio.transport.TCPNIOServerConnection;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.grizzly.nio.transport.TCPNIOTransportBuilder;
import org.hiroba.session.Connection.SendListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a Grizzly of its own, with a client that reads when it is told to. */
class GrizzlyOutputTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** More than the buffers of both ends take. */
  private static final int STALLING_BYTES = 32 << 20;

  private final BlockingQueue<Connection<?>> accepted = new ArrayBlockingQueue<>(1);
  private final TCPNIOTransport grizzly = TCPNIOTransportBuilder.newInstance().build();
  private Socket client;
  private Connection<?> connection;

  @BeforeEach
  void connect() throws Exception {
    grizzly.setProcessor(
        FilterChainBuilder.stateless().add(new TransportFilter()).add(new Accepting()).build());
    TCPNIOServerConnection server =
        grizzly.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    grizzly.start();
    client =
        new Socket(
            InetAddress.getLoopbackAddress(),
            ((InetSocketAddress) server.getLocalAddress()).getPort());
    connection = accepted.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(connection).isNotNull();
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    grizzly.shutdownNow();
  }

  private final class Accepting extends BaseFilter {
    @Override
    public NextAction handleAccept(FilterChainContext context) {
      accepted.add(context.getConnection());
      return context.getInvokeAction();
    }
  }

  /** What Payara's requests have: {@code getContext} of what is below what is below them. */
  public interface OfPayara {
    /** Returns {@link CoyoteRequest}. */
    Object getUnwrappedCoyoteRequest();
  }

  /** One step down. */
  public record CoyoteRequest(Object http) {
    /** Returns {@link Http}. */
    public Object getCoyoteRequest() {
      return http;
    }
  }

  /** One more. */
  public record Http(FilterChainContext context) {
    /** Returns Grizzly's context. */
    public Object getContext() {
      return context;
    }
  }

  private ServletRequest request() {
    FilterChainContext context = FilterChainContext.create(connection);
    return request(OfPayara.class, new CoyoteRequest(new Http(context)));
  }

  /** Makes a request of which every method returns the same. */
  private static ServletRequest request(Class<?> also, Object below) {
    return (ServletRequest)
        Proxy.newProxyInstance(
            GrizzlyOutputTest.class.getClassLoader(),
            new Class<?>[] {ServletRequest.class, also},
            (request, method, arguments) -> below);
  }

  private TyrusChannel.Output output() {
    return GrizzlyOutput.of(request()).orElseThrow();
  }

  /** Hears how a write ended. */
  private static final class Outcome implements SendListener {
    private final BlockingQueue<String> told = new ArrayBlockingQueue<>(2);

    @Override
    public void sent(Throwable failure) {
      told.add(failure == null ? "sent" : failure.toString());
    }

    void await(String text) {
      org.awaitility.Awaitility.await().atMost(PATIENCE).until(() -> !told.isEmpty());
      assertThat(told).singleElement().asString().contains(text);
    }
  }

  private static ByteBuffer frame(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  private String read(int bytes) throws IOException {
    client.setSoTimeout((int) PATIENCE.toMillis());
    return new String(client.getInputStream().readNBytes(bytes), StandardCharsets.US_ASCII);
  }

  @Test
  void writesFramesBehindEachOtherAndLeavesTheirBytesAlone() throws IOException {
    TyrusChannel.Output output = output();
    ByteBuffer shared = frame("one");
    Outcome first = new Outcome();
    Outcome second = new Outcome();
    output.write(shared.duplicate(), first);
    output.write(shared.duplicate(), second);
    assertThat(read(6)).isEqualTo("oneone");
    first.await("sent");
    second.await("sent");
    assertThat(shared).isEqualTo(frame("one"));
  }

  @Test
  void findsTheConnectionBelowOtherRequests() throws IOException {
    Outcome outcome = new Outcome();
    GrizzlyOutput.of(new ServletRequestWrapper(new ServletRequestWrapper(request())))
        .orElseThrow()
        .write(frame("frame"), outcome);
    assertThat(read(5)).isEqualTo("frame");
    outcome.await("sent");
  }

  @Test
  void tellsThatAFrameHasLeftOnlyWhenAClientThatDidNotReadDoes() throws IOException {
    byte[] bytes = new byte[STALLING_BYTES];
    Arrays.fill(bytes, (byte) 'x');
    Outcome outcome = new Outcome();
    output().write(ByteBuffer.wrap(bytes), outcome);
    assertThat(outcome.told).isEmpty();
    assertThat(read(STALLING_BYTES)).isEqualTo("x".repeat(STALLING_BYTES));
    outcome.await("sent");
  }

  @Test
  void tellsWhyAFrameDidNotLeaveWhenTheClientGoes() throws IOException {
    Outcome outcome = new Outcome();
    output().write(ByteBuffer.wrap(new byte[STALLING_BYTES]), outcome);
    client.setSoLinger(true, 0);
    client.close();
    outcome.await("Exception");
  }

  @Test
  void tellsOfAFrameForAConnectionThatIsGone() throws IOException {
    TyrusChannel.Output output = output();
    client.close();
    connection.closeSilently();
    await().atMost(PATIENCE).until(() -> !connection.isOpen());
    Outcome outcome = new Outcome();
    output.write(frame("late"), outcome);
    // How it is called depends on who was first to close.
    outcome.await("Exception");
  }

  @Test
  void isNotForConnectionsThatBlock() {
    connection.configureBlocking(true);
    assertThat(GrizzlyOutput.of(request())).isEmpty();
  }

  @Test
  void isNotForRequestsOfOtherServers() {
    assertThat(GrizzlyOutput.of(request(Runnable.class, null))).isEmpty();
    assertThat(GrizzlyOutput.of(request(OfPayara.class, "no request"))).isEmpty();
  }
}
