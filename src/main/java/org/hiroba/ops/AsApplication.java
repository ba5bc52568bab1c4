package org.hiroba.ops;

import java.util.function.Supplier;
import org.hiroba.health.ContextLoader;

/**
 * Does things as this application on threads that are nobody's: those of JMX have another context
 * class loader, or none, by which a server finds no names of this application (Tomcat) or fails
 * (Payara). Stateless.
 */
final class AsApplication {
  private AsApplication() {}

  /** Asks, with the application's class loader as the thread's. */
  static <T> T ask(Supplier<T> question) {
    return ContextLoader.call(AsApplication.class.getClassLoader(), question::get);
  }
}
