package org.hiroba.cli;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Stops the server when the process is told to end. SIGTERM, by which systemd and containers ask
 * for it, ends with exit code 0 once all is done; the JVM by itself would say 143, which looks like
 * a failure. Thread-safe.
 */
final class Stopping {
  private static final Logger LOG = System.getLogger(Stopping.class.getName());

  private final Runnable stop;
  private final AtomicBoolean started = new AtomicBoolean();

  Stopping(Runnable stop) {
    this.stop = stop;
  }

  /** Begins to listen; until {@link #started}, who is told to end just ends. */
  void begin() {
    // Also for Ctrl-C, and for whoever ends the JVM in another way.
    Runtime.getRuntime().addShutdownHook(new Thread(this::stopIfStarted, "hiroba-stop"));
    try {
      onTerm(() -> Runtime.getRuntime().exit(0));
    } catch (ReflectiveOperationException | RuntimeException e) {
      // A JVM without these classes, or without signals: the hook does the work, the code is 143.
      LOG.log(Level.DEBUG, "SIGTERM ends with the JVM's own exit code: {0}", e.toString());
    }
  }

  /** Notes that there is something to stop. */
  void started() {
    started.set(true);
  }

  private void stopIfStarted() {
    // A start may wait for its database, and a stop would wait for the start: nobody was answered
    // yet, so nothing is lost.
    if (started.get()) {
      stop.run();
    }
  }

  /** By reflection: the compiler warns of these classes, for which there is no other way. */
  private static void onTerm(Runnable action) throws ReflectiveOperationException {
    Class<?> signalType = Class.forName("sun.misc.Signal");
    Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
    Object handler =
        Proxy.newProxyInstance(
            Stopping.class.getClassLoader(),
            new Class<?>[] {handlerType},
            (self, method, args) -> {
              switch (method.getName()) {
                case "handle" -> action.run();
                case "equals" -> {
                  return self == args[0];
                }
                case "hashCode" -> {
                  return System.identityHashCode(self);
                }
                default -> {
                  return "Hiroba's handler of SIGTERM";
                }
              }
              return null;
            });
    try {
      signalType
          .getMethod("handle", signalType, handlerType)
          .invoke(null, signalType.getConstructor(String.class).newInstance("TERM"), handler);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
