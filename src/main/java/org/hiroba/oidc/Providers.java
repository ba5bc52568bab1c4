package org.hiroba.oidc;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLSocketFactory;
import org.hiroba.config.OidcSettings;
import org.hiroba.config.TrustedCertificates;
import org.hiroba.health.WatchedPool;
import org.hiroba.health.Workers;

/**
 * All providers, and the few threads on which somebody waits for one: a provider that hangs holds
 * those, and nobody else. Made and closed once each. Thread-safe.
 */
public final class Providers implements AutoCloseable {
  private static final int THREADS = 8;
  private static final int WAITING = 64;
  private static final Duration PATIENCE = Duration.ofSeconds(6);
  private static final Duration PATIENCE_AT_SIGN_OUT = Duration.ofSeconds(2);

  private final List<Provider> all;
  private final WatchedPool pool =
      new WatchedPool(Workers.patientPool("hiroba-oidc"), THREADS, WAITING);

  /**
   * Makes them; none is asked yet.
   *
   * @throws IllegalArgumentException a file of certificates holds none
   */
  public Providers(List<OidcSettings> settings, Clock clock, LongSupplier nanoTime) {
    this(settings, clock, nanoTime, PATIENCE);
  }

  Providers(List<OidcSettings> settings, Clock clock, LongSupplier nanoTime, Duration patience) {
    all =
        settings.stream()
            .map(
                one ->
                    new Provider(
                        one,
                        new ProviderHttp(nanoTime, patience, one.caFile().map(Providers::trusting)),
                        clock,
                        nanoTime))
            .toList();
    pool.allowCoreThreadTimeOut(true);
  }

  private static SSLSocketFactory trusting(Path file) {
    try {
      return TrustedCertificates.of(file);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "The ca-file " + file + " of an OpenID provider cannot be used: " + e.getMessage(), e);
    }
  }

  /** Finds one by its name; the empty name is the one without. */
  public Optional<Provider> named(String name) {
    return all.stream().filter(one -> one.settings().name().equals(name)).findFirst();
  }

  /** Finds one by what it calls itself. */
  public Optional<Provider> issuing(String issuer) {
    return all.stream()
        .filter(one -> one.settings().issuer().toString().equals(issuer))
        .findFirst();
  }

  /**
   * Does something for which a provider is waited for, on a thread of ours.
   *
   * @return false if too many wait already: then it is not done
   */
  public boolean execute(Runnable task) {
    try {
      pool.execute(task);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  /** Has a provider asked where its endpoints are, unless that is known; waits two seconds. */
  public void prepare(Provider provider) {
    try {
      Future<?> asked =
          pool.submit(
              () -> {
                provider.prepare();
                return provider;
              });
      asked.get(PATIENCE_AT_SIGN_OUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RejectedExecutionException | ExecutionException | TimeoutException e) {
      // Discovery has told the log; whoever signs out is out here in any case.
      return;
    }
  }

  /** Ends questions that take too long; to be called about once a second. */
  public void cutOverdue() {
    all.forEach(Provider::cutOverdue);
  }

  /** Returns the threads, for the watchdog. */
  public Workers workers() {
    return pool.workers();
  }

  @Override
  public void close() {
    pool.shutdownNow();
    try {
      pool.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
