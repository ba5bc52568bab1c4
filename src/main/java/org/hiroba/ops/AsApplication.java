package org.hiroba.ops;

import java.util.function.Supplier;

/**
 * Does things as this application on threads that are nobody's: those of JMX have another context
 * class loader, or none, by which a server finds no names of this application (Tomcat) or fails
 * (Payara). Stateless.
 */
final class AsApplication {
  private AsApplication() {}

  /** Asks, with the application's class loader as the thread's. */
  static <T> T ask(Supplier<T> question) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(AsApplication.class.getClassLoader());
    try {
      return question.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
