package org.hiroba.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.ServletException;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.apache.tomcat.websocket.server.WsSci;
import org.hiroba.protocol.EncodedEvent;
import org.hiroba.protocol.Frame;
import org.hiroba.websocket.port.FrameSender;
import org.hiroba.websocket.tomcat.TomcatFrameSender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a Tomcat of its own, with a client that reads when it is told to. */
class TomcatFrameSenderTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** More than the buffers of both ends take. */
  private static final int STALLING_BYTES = 32 << 20;

  private static final BlockingQueue<Opened> OPENED = new ArrayBlockingQueue<>(1);

  @TempDir Path folder;

  private final Tomcat tomcat = new Tomcat();
  private final Client client = new Client();
  private WebSocket socket;
  private Opened opened;

  /**
   * What the server's side of a connection has.
   *
   * @param chosen the sender that the chat would use
   * @param sender the same with a standard API that only notes what it is to send, for Tomcat's
   *     needs a newer version than is on the tests' class path
   * @param other one more on the same connection
   */
  private record Opened(FrameSender chosen, FrameSender sender, FrameSender other) {}

  private static final AtomicBoolean OPEN = new AtomicBoolean();

  /** A session that is open or not. */
  private static final Session SESSION =
      (Session)
          Proxy.newProxyInstance(
              Session.class.getClassLoader(),
              new Class<?>[] {Session.class},
              (session, method, arguments) -> {
                if (method.getName().equals("isOpen")) {
                  return OPEN.get();
                }
                throw new UnsupportedOperationException(method.toString());
              });

  private static final Queue<Frame> STANDARD = new ConcurrentLinkedQueue<>();
  private static final Queue<Runnable> BACKGROUND = new ConcurrentLinkedQueue<>();

  /** Makes senders as the chat does: while the session opens. */
  public static final class Opening extends Endpoint {
    @Override
    public void onOpen(Session opened, EndpointConfig config) {
      FrameSender chosen = FrameSenders.of(opened, BACKGROUND::add, 0);
      OPENED.add(new Opened(chosen, sender(), sender()));
    }

    private static FrameSender sender() {
      return TomcatFrameSender.ofOpening(
              SESSION,
              (frame, listener) -> {
                STANDARD.add(frame);
                listener.sent(null);
              },
              BACKGROUND::add)
          .orElseThrow();
    }
  }

  /** Keeps the messages that it asked for. */
  private static final class Client implements WebSocket.Listener {
    private final Queue<String> texts = new ConcurrentLinkedQueue<>();
    private final StringBuilder text = new StringBuilder();

    @Override
    public void onOpen(WebSocket webSocket) {
      // Asks for nothing yet.
    }

    private void read(WebSocket webSocket) {
      webSocket.request(1);
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        texts.add(text.toString());
        text.setLength(0);
      }
      webSocket.request(1);
      return null;
    }
  }

  @BeforeEach
  void open() throws Exception {
    OPENED.clear();
    OPEN.set(true);
    STANDARD.clear();
    BACKGROUND.clear();
    tomcat.setBaseDir(folder.toString());
    Connector connector = new Connector("HTTP/1.1");
    connector.setProperty("address", "127.0.0.1");
    connector.setPort(0);
    tomcat.setConnector(connector);
    StandardContext context = (StandardContext) tomcat.addContext("", folder.toString());
    context.setClearReferencesThreadLocals(false);
    context.setClearReferencesRmiTargets(false);
    context.addServletContainerInitializer(new WsSci(), Set.of());
    context.addServletContainerInitializer((none, application) -> deploy(application), Set.of());
    // Filters run only where a servlet would.
    Tomcat.addServlet(context, "rest", new DefaultServlet()).addMapping("/");
    FilterDef filter = new FilterDef();
    filter.setFilterName("upgrade");
    filter.setFilter(new UpgradeFilter());
    filter.setAsyncSupported("true");
    context.addFilterDef(filter);
    FilterMap everywhere = new FilterMap();
    everywhere.setFilterName("upgrade");
    everywhere.addURLPattern("/*");
    context.addFilterMap(everywhere);
    tomcat.start();
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create("ws://127.0.0.1:" + connector.getLocalPort() + "/chat"), client)
            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    opened = OPENED.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(opened).isNotNull();
  }

  private void deploy(jakarta.servlet.ServletContext application) throws ServletException {
    try {
      ServerEndpointConfig config =
          ServerEndpointConfig.Builder.create(Opening.class, "/chat").build();
      ((ServerContainer) application.getAttribute(ServerContainer.class.getName()))
          .addEndpoint(config);
    } catch (DeploymentException e) {
      throw new ServletException(e);
    }
  }

  @AfterEach
  void close() throws Exception {
    socket.abort();
    tomcat.stop();
    tomcat.destroy();
  }

  /** A message whose UTF-8 has this length. */
  private static Frame frame(int bytes) {
    return Frame.plain(EncodedEvent.of("é" + "x".repeat(bytes - 2), false));
  }

  /** Hears how a send ended. */
  private static final class Outcome implements org.hiroba.session.Connection.SendListener {
    private final BlockingQueue<String> told = new ArrayBlockingQueue<>(2);

    @Override
    public void sent(Throwable failure) {
      told.add(failure == null ? "sent" : failure.toString());
    }
  }

  private Outcome send(Frame frame) {
    Outcome outcome = new Outcome();
    opened.sender().send(frame, outcome);
    return outcome;
  }

  @Test
  void isWhatTomcatsSessionsGet() {
    assertThat(opened.chosen()).isInstanceOf(TomcatFrameSender.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 125, 126, 65_535, 65_536, 1 << 20})
  void sendsAMessageOfAnyLengthAsItIs(int bytes) {
    client.read(socket);
    Frame frame = frame(bytes);
    Outcome outcome = send(frame);
    await().atMost(PATIENCE).until(() -> client.texts.size() == 1);
    assertThat(client.texts.peek()).isEqualTo(frame.text());
    assertThat(outcome.told).containsExactly("sent");
  }

  @Test
  void saysThatAMessageHasLeftOnlyWhenAClientThatDidNotReadDoes() {
    Outcome outcome = send(frame(STALLING_BYTES));
    assertThat(outcome.told).isEmpty();
    client.read(socket);
    await().atMost(PATIENCE).until(() -> !outcome.told.isEmpty());
    assertThat(outcome.told).containsExactly("sent");
    await().atMost(PATIENCE).until(() -> client.texts.size() == 1);
  }

  @Test
  void doesNotWaitForWhatIsBeingWrittenOnTheSameConnection() {
    Outcome first = new Outcome();
    opened.other().send(frame(STALLING_BYTES), first);
    Frame frame = frame(10);
    Outcome outcome = send(frame);
    assertThat(outcome.told).isEmpty();
    assertThat(BACKGROUND).hasSize(1);
    BACKGROUND.remove().run();
    assertThat(STANDARD).containsExactly(frame);
    assertThat(outcome.told).containsExactly("sent");
    assertThat(first.told).isEmpty();
  }

  @Test
  void sendsNothingOnceTheSessionIsClosed() {
    OPEN.set(false);
    assertThat(send(frame(10)).told.element()).contains("ClosedChannelException");
    OPEN.set(true);
    client.read(socket);
    send(frame(20));
    await().atMost(PATIENCE).until(() -> !client.texts.isEmpty());
    assertThat(client.texts).containsExactly(frame(20).text());
  }

  @Test
  void failsASendUnderWayWhenTheClientGoes() {
    Outcome outcome = send(frame(STALLING_BYTES));
    socket.abort();
    await().atMost(PATIENCE).until(() -> !outcome.told.isEmpty());
    assertThat(outcome.told).hasSize(1).doesNotContain("sent");
    assertThat(BACKGROUND).isEmpty();
  }
}
