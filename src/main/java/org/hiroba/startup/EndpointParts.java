package org.hiroba.startup;

import java.time.Clock;
import org.hiroba.config.Current;
import org.hiroba.config.LiveSettings;
import org.hiroba.config.Settings;
import org.hiroba.diagnostics.Beats;
import org.hiroba.health.Meters;
import org.hiroba.health.WatchedPool;
import org.hiroba.health.WatchedTimer;
import org.hiroba.session.ChatThreads;
import org.hiroba.session.OutboxLimits;
import org.hiroba.teaching.IdleWatch;
import org.hiroba.teaching.TeachingEnvironment;
import org.hiroba.websocket.SocketEnvironment;
import org.hiroba.websocket.SocketMeters;

/** What the endpoints that the container makes need of the rest. Immutable. */
record EndpointParts(SocketEnvironment sockets, TeachingEnvironment teaching, Beats beats) {
  /** On which threads they work. */
  record Threads(ChatThreads chat, WatchedPool background, WatchedTimer clockwork) {}

  static EndpointParts of(
      Settings settings,
      Current<LiveSettings> live,
      IdleWatch idle,
      Threads threads,
      Meters meters) {
    return new EndpointParts(
        new SocketEnvironment(
            OutboxLimits.ofEvents(settings.limits().outboxEvents()),
            settings.limits().maxFrameBytes(),
            threads.chat(),
            threads.background(),
            new SocketMeters(meters)),
        new TeachingEnvironment(() -> live.get().limits().postsPerSecond(), idle),
        new Beats(Clock.systemUTC(), threads.clockwork(), threads.background()));
  }
}
