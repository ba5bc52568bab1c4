package org.hiroba.relay;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.hiroba.health.ContextLoader;
import org.hiroba.health.WatchedTimer;
import org.hiroba.relay.port.ProtocolEngine;

/**
 * Loads the engine from jars that nobody else sees, in a class loader that sees nothing but the
 * JDK, the jars and {@code relay.port}. So the engine and its API fit together whatever the server
 * has of its own, and the server never finds the engine.
 */
public final class EngineJars {
  private static final String ENGINE = "org.hiroba.relay.tyrus.TyrusEngine";
  private static final String PORT = ProtocolEngine.class.getPackageName() + ".";

  private EngineJars() {}

  /**
   * Makes an engine; closing it closes the loader too.
   *
   * @param folder the jars, whatever their names end with
   * @throws RelayException if they are missing or damaged
   */
  public static ProtocolEngine load(Path folder, RelayLimits limits) throws RelayException {
    List<Path> jars;
    try (Stream<Path> files = Files.list(folder)) {
      jars = files.sorted().toList();
    } catch (IOException e) {
      throw new RelayException("The relay's engine is missing: cannot read " + folder, e);
    }
    return load(jars, limits);
  }

  /**
   * Makes an engine; closing it closes the loader too.
   *
   * @throws RelayException if a jar is missing or damaged
   */
  public static ProtocolEngine load(List<Path> jars, RelayLimits limits) throws RelayException {
    URL[] urls = jars.stream().map(EngineJars::url).toArray(URL[]::new);
    IsolatedLoader loader = new IsolatedLoader(urls);
    WatchedTimer timer = new WatchedTimer("hiroba-relay-engine");
    // The engine asks the context class loader for its services.
    return ContextLoader.call(loader, () -> engine(loader, timer, limits));
  }

  private static ProtocolEngine engine(
      IsolatedLoader loader, WatchedTimer timer, RelayLimits limits) throws RelayException {
    try {
      Object engine =
          loader
              .loadClass(ENGINE)
              .getConstructor(List.class, Integer.class, ScheduledExecutorService.class)
              .newInstance(RelayHub.ROOMS, limits.messageBytes(), timer);
      return new LoadedEngine((ProtocolEngine) engine, loader, timer);
    } catch (ReflectiveOperationException | LinkageError e) {
      timer.shutdownNow();
      closeQuietly(loader, e);
      throw new RelayException(
          "The relay's engine cannot be loaded: get a fresh hiroba.war. Cause: " + e, e);
    }
  }

  private static void closeQuietly(URLClassLoader loader, Throwable reason) {
    try {
      loader.close();
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  private static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("No URL for " + file, e);
    }
  }

  /** Lets the engine see the port, which both sides must share, and nothing else of ours. */
  private static final class IsolatedLoader extends URLClassLoader {
    IsolatedLoader(URL[] jars) {
      super("hiroba-relay", jars, ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      return name.startsWith(PORT)
          ? Class.forName(name, false, EngineJars.class.getClassLoader())
          : super.findClass(name);
    }
  }
}
