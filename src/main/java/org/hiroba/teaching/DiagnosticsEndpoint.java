package org.hiroba.teaching;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.hiroba.config.SourceKey;
import org.hiroba.diagnostics.Beats;
import org.hiroba.diagnostics.DiagnosticsEncoder;
import org.hiroba.diagnostics.Handshake;
import org.hiroba.protocol.BoundedJson;
import org.hiroba.session.SocketPlaces;
import org.hiroba.websocket.EndpointConfigurator;
import org.hiroba.websocket.SocketEnvironment;
import org.hiroba.websocket.SocketMeters;
import org.jspecify.annotations.Nullable;

/**
 * Tells a browser how its WebSocket reached this server. Answers {@code {"type":"handshake"}} with
 * the handshake, {@code {"type":"time","id":…}} with the moments of receipt and answer, and {@code
 * {"type":"beats","count":N}} with the next N beats, at most {@value #MAX_BEATS}. Open to
 * everybody; a connection is told of itself only, and may send {@value #MESSAGES_PER_SECOND}
 * messages a second.
 */
@ServerEndpoint(value = "/ws/diagnostics", configurator = EndpointConfigurator.class)
public class DiagnosticsEndpoint {
  private static final int MESSAGES_PER_SECOND = 10;
  private static final int MAX_BEATS = 60;
  private static final int MAX_ID_CHARS = 64;
  private static final int MAX_DEPTH = 4;
  private static final Logger LOG = System.getLogger(DiagnosticsEndpoint.class.getName());
  private static final ObjectReader JSON = BoundedJson.reader(MAX_DEPTH);

  @Inject private SocketEnvironment environment;
  @Inject private TeachingEnvironment teaching;
  @Inject private SocketPlaces places;
  @Inject private Beats beats;
  private final Clock clock = Clock.systemUTC();
  private @Nullable TeachingSession session;
  private @Nullable Handshake handshake;
  private final AtomicInteger beatsLeft = new AtomicInteger();

  /** Takes the handshake that the filter wrote down. */
  @OnOpen
  public void open(Session socket) throws IOException {
    if (!(socket.getUserPrincipal() instanceof Handshake known)) {
      socket.close(new CloseReason(CloseReason.CloseCodes.VIOLATED_POLICY, "no handshake known"));
      return;
    }
    handshake = known;
    session =
        new TeachingSession(
            socket,
            environment,
            new TeachingEnvironment(() -> MESSAGES_PER_SECOND, teaching.idle()),
            Place.take(places, socket, environment.meters(), SocketMeters.Kind.DIAGNOSTICS));
  }

  /** Takes a part of a question. */
  @OnMessage
  public void text(String part, boolean last) {
    Instant received = clock.instant();
    TeachingSession to = session;
    Handshake known = handshake;
    if (to != null && known != null) {
      to.take(part, last, text -> answer(to, known, text, received));
    }
  }

  private void answer(TeachingSession to, Handshake known, String text, Instant received) {
    JsonNode question = parse(text);
    switch (question.path("type").asText()) {
      case "handshake" ->
          known.whenAnswered(
              headers -> to.send(DiagnosticsEncoder.handshake(known.request(), headers)));
      case "time" -> {
        String id = question.path("id").asText();
        String re = id.substring(0, Math.min(id.length(), MAX_ID_CHARS));
        to.send(DiagnosticsEncoder.time(re, received, clock.instant()));
      }
      case "beats" -> {
        int count = Math.max(0, Math.min(question.path("count").asInt(), MAX_BEATS));
        if (beatsLeft.getAndSet(count) == 0 && count > 0) {
          awaitBeat(to, known);
        }
      }
      default ->
          to.send(DiagnosticsEncoder.error("\"type\" must be handshake, time or beats, in JSON."));
    }
  }

  private void awaitBeat(TeachingSession to, Handshake known) {
    String source = SourceKey.textOf(known.request().client().address());
    if (!beats.awaitNext(source, at -> beat(to, known, at))) {
      beatsLeft.set(0);
      to.send(DiagnosticsEncoder.error("Too many wait for beats already; try again later."));
    }
  }

  private void beat(TeachingSession to, Handshake known, long at) {
    if (beatsLeft.get() > 0) {
      to.send(DiagnosticsEncoder.beat(at));
      if (beatsLeft.decrementAndGet() > 0) {
        awaitBeat(to, known);
      }
    }
  }

  /** What is no JSON object has no type, and is answered as such. */
  private static JsonNode parse(String text) {
    try {
      JsonNode question = JSON.readValue(text);
      return question == null ? MissingNode.getInstance() : question;
    } catch (JsonProcessingException e) {
      LOG.log(Level.DEBUG, "No JSON: {0}", e.getOriginalMessage());
      return MissingNode.getInstance();
    }
  }

  /** Refuses a binary message. */
  @OnMessage
  public void binary(ByteBuffer part, boolean last) {
    if (session != null) {
      session.refuseBinary();
    }
  }

  /** Forgets what waits. */
  @OnClose
  public void closed() {
    beatsLeft.set(0);
    if (session != null) {
      session.end();
    }
  }

  /** Notes that the connection failed; {@link #closed} follows. */
  @OnError
  public void failed(Throwable failure) {
    LOG.log(Level.DEBUG, "A diagnostics client failed: {0}", failure.toString());
  }
}
