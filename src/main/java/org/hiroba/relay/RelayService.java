package org.hiroba.relay;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hiroba.config.RelaySettings;
import org.hiroba.health.CheckResult;
import org.hiroba.health.HealthCheck;
import org.hiroba.health.HealthStatus;
import org.hiroba.health.Meters;
import org.hiroba.health.Workers;
import org.jspecify.annotations.Nullable;

/**
 * The relay inside the server, from {@link #start} to {@link #stop}. Thread-safe.
 *
 * <p>A port or a certificate that is no good is a warning in the log and a check that is DOWN,
 * never an exception: the chat works without the relay.
 */
public final class RelayService implements HealthCheck {
  private static final Logger LOG = System.getLogger(RelayService.class.getName());

  private final String host;
  private final RelaySettings settings;
  private final Supplier<Set<String>> origins;
  private final Jars jars;
  private final Meters meters;
  private volatile @Nullable Relay relay;
  private volatile String failure = "not started, or stopped";

  /** Finds the jars of the engine, when they are needed. */
  @FunctionalInterface
  public interface Jars {
    /** Returns them as files. */
    List<Path> find() throws IOException;
  }

  /**
   * Makes a relay that does not listen yet.
   *
   * @param host where it listens
   * @param origins foreign origins whose pages may connect, as they are at each handshake
   */
  public RelayService(
      String host,
      RelaySettings settings,
      Supplier<Set<String>> origins,
      Jars jars,
      Meters meters) {
    this.host = host;
    this.settings = settings;
    this.origins = origins;
    this.jars = jars;
    this.meters = meters;
  }

  /** Opens the relay if it is not switched off; does nothing if that is done already. */
  public synchronized void start() {
    if (settings.port().isOff() || relay != null) {
      return;
    }
    try {
      RelayOptions options = options();
      relay =
          Relay.open(
              options, EngineJars.load(jars.find(), options.limits()), new RelayHooks() {}, meters);
    } catch (RelayException | IOException e) {
      failure = e.getMessage() + " Check hiroba.relay.port, hiroba.relay.tls.pem and .key.";
      LOG.log(Level.WARNING, "The relay does not listen, the chat works without it: " + failure);
      LOG.log(Level.DEBUG, "Why the relay does not listen", e);
    }
  }

  private RelayOptions options() throws RelayException {
    if (settings.key().isPresent() && settings.pem().isEmpty()) {
      // Plain TCP is not what somebody wants who names a key.
      throw new RelayException(
          "There is a key and no certificate: hiroba.relay.tls.pem is not set.");
    }
    Optional<TlsFiles> tls =
        settings.pem().map(pem -> new TlsFiles(pem, settings.key().orElse(pem)));
    return new RelayOptions(
        host, settings.port().number().orElse(0), tls, origins, RelayLimits.defaults());
  }

  /** Closes everything and ends the threads; returns when that is done; twice is no error. */
  public synchronized void stop() {
    Relay running = relay;
    relay = null;
    if (running != null) {
      running.close();
    }
    failure = "not started, or stopped";
  }

  /** Returns the check of the relay, if it is not switched off. */
  public Optional<HealthCheck> healthCheck() {
    return settings.port().isOff() ? Optional.empty() : Optional.of(this);
  }

  /** Returns the threads that run now, for the watchdog. */
  public List<Workers> threads() {
    Relay running = relay;
    return running == null ? List.of() : running.threads();
  }

  /** Returns what listens and where, for the start log. */
  public Optional<String> listening() {
    return Optional.ofNullable(relay).map(running -> name() + " " + at(running.address()));
  }

  private static String at(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  @Override
  public String name() {
    return "relay";
  }

  @Override
  public CheckResult check() {
    Relay running = relay;
    if (running == null) {
      return CheckResult.down(name(), failure);
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("address", running.address().getAddress().getHostAddress());
    data.put("port", running.address().getPort());
    data.put("tls", settings.pem().isPresent());
    running.trouble().ifPresent(trouble -> data.put("error", trouble));
    return new CheckResult(
        name(), running.trouble().isPresent() ? HealthStatus.DOWN : HealthStatus.UP, data);
  }
}
