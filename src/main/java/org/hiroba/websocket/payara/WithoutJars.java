package org.hiroba.websocket.payara;

import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import org.hiroba.health.ContextLoader;

/**
 * Knows the JDK's classes and no resources.
 *
 * <p>Tyrus (Payara) plans its idle timer anew with each message, also where there is none, on the
 * server's managed executor; for this one the server looks through all of the web application's and
 * its own jars for services, by the context class loader of the thread. So that is one without any
 * jar meanwhile. The timer needs none of those services: without an idle timeout it does nothing.
 */
final class WithoutJars extends ClassLoader {
  private static final ClassLoader LOADER = new WithoutJars();

  private WithoutJars() {
    super("hiroba-without-jars", ClassLoader.getPlatformClassLoader());
  }

  /** Runs a task under this context class loader. */
  static void run(Runnable task) {
    ContextLoader.run(LOADER, task::run);
  }

  @Override
  public Enumeration<URL> getResources(String name) {
    return Collections.emptyEnumeration();
  }
}
