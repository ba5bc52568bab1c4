package org.hiroba.netservice;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.hiroba.config.ListenerSettings;
import org.hiroba.health.HealthCheck;
import org.hiroba.health.Meters;
import org.hiroba.health.Workers;
import org.hiroba.netio.SelectorLoop;
import org.jspecify.annotations.Nullable;

/**
 * The daytime and echo services, from {@link #start} to {@link #stop}, as often as one likes.
 * Thread-safe.
 *
 * <p>A port that cannot be opened is a warning in the log and a check that is DOWN, never an
 * exception: the chat works without it. One thread, {@code hiroba-net}, serves all clients; a
 * second one asks for host names, which only the log needs.
 */
public final class NetworkServices {
  private static final Logger LOG = System.getLogger(NetworkServices.class.getName());

  private static final String THREAD = "hiroba-net";

  private final ListenerSettings settings;
  private final NetLimits limits;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final Function<InetAddress, String> reverseLookup;
  private final List<Listener> listeners;
  private volatile @Nullable SelectorLoop loop;
  private volatile @Nullable PeerLog peerLog;

  /**
   * Makes services that do not listen yet.
   *
   * @param clock tells the time that the daytime service answers
   * @param meters counts per listener, under names that begin with {@code hiroba_net_}
   */
  public NetworkServices(ListenerSettings settings, Clock clock, Meters meters) {
    this(
        settings,
        NetLimits.defaults(),
        clock,
        System::nanoTime,
        InetAddress::getCanonicalHostName,
        meters);
  }

  NetworkServices(
      ListenerSettings settings,
      NetLimits limits,
      Clock clock,
      LongSupplier nanoTime,
      Function<InetAddress, String> reverseLookup,
      Meters meters) {
    this.settings = settings;
    this.limits = limits;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.reverseLookup = reverseLookup;
    this.listeners = Listener.of(settings, meters);
  }

  /** Opens every listener that is not switched off; does nothing if that is done already. */
  public synchronized void start() {
    if (loop != null) {
      return;
    }
    SelectorLoop newLoop;
    try {
      newLoop = new SelectorLoop(THREAD, nanoTime, this::died);
    } catch (IOException e) {
      String what = "no selector: " + e.getMessage() + "; raise the server's limit of open files";
      listeners.forEach(listener -> listener.state().failed(what));
      LOG.log(Level.WARNING, "The network services do not start, the chat does: " + what, e);
      return;
    }
    PeerLog newLog = new PeerLog(reverseLookup, nanoTime);
    loop = newLoop;
    peerLog = newLog;
    new ListenerOpening(settings, limits, clock, nanoTime, newLoop, newLog).open(listeners);
    newLog.start();
    newLoop.start();
  }

  /** Closes everything and ends the threads; returns when that is done; twice is no error. */
  public synchronized void stop() {
    SelectorLoop running = loop;
    if (running != null) {
      running.stop();
      loop = null;
    }
    PeerLog names = peerLog;
    if (names != null) {
      names.close();
      peerLog = null;
    }
    listeners.forEach(listener -> listener.state().stopped());
  }

  /** Returns one check per listener that is not switched off, the same ones for good. */
  public List<HealthCheck> healthChecks() {
    return listeners.stream().<HealthCheck>map(Listener::state).toList();
  }

  /** Returns the threads that run now, for the watchdog. */
  public List<Workers> threads() {
    SelectorLoop running = loop;
    PeerLog names = peerLog;
    return running == null || names == null
        ? List.of()
        : List.of(running.threads(), names.threads());
  }

  /** Returns what listens now. */
  public List<Listening> listening() {
    return listeners.stream()
        .flatMap(
            listener ->
                listener.state().bound().stream()
                    .map(address -> new Listening(listener.state().name(), address)))
        .toList();
  }

  /** Makes the thread look at the time now: for tests that move it. */
  synchronized void lookAtTheTime() {
    SelectorLoop running = loop;
    if (running != null) {
      running.wakeUp();
    }
  }

  private void died(Throwable cause) {
    LOG.log(Level.ERROR, "The network services have ended; redeploy or restart for them", cause);
    String what = "ended by " + cause + "; redeploy or restart";
    listeners.forEach(
        listener -> {
          if (listener.state().bound().isPresent()) {
            listener.state().failed(what);
          }
        });
  }
}
