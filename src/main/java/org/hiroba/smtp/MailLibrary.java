package org.hiroba.smtp;

import java.io.Closeable;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.hiroba.health.ContextLoader;

/**
 * Holds Jakarta Mail from jars that nobody else sees, in a class loader that sees nothing but the
 * JDK and them. Where the web application's own class loader had it, servers would find it: Tomcat
 * makes a mail session of its own while that one is current, and fails on two copies. Thread-safe.
 */
final class MailLibrary implements Closeable {
  private final URLClassLoader loader;
  private final Class<?> session;

  private MailLibrary(URLClassLoader loader, Class<?> session) {
    this.loader = loader;
    this.session = session;
  }

  /**
   * Loads it.
   *
   * @param jars whatever their names end with
   * @throws IOException one is missing or damaged
   */
  static MailLibrary load(List<Path> jars) throws IOException {
    URL[] urls = new URL[jars.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = jars.get(i).toUri().toURL();
    }
    URLClassLoader loader =
        new URLClassLoader("hiroba-mail", urls, ClassLoader.getPlatformClassLoader());
    try {
      return new MailLibrary(loader, loader.loadClass("jakarta.mail.Session"));
    } catch (ClassNotFoundException | LinkageError e) {
      IOException failure =
          new IOException("Jakarta Mail cannot be loaded: get a fresh hiroba.war. Cause: " + e, e);
      try {
        loader.close();
      } catch (IOException again) {
        failure.addSuppressed(again);
      }
      throw failure;
    }
  }

  /** Returns a new session, whose class is known by its name alone. */
  Object session(Properties properties) {
    // Jakarta Mail looks for its own parts there.
    return ContextLoader.call(loader, () -> newSession(properties));
  }

  private Object newSession(Properties properties) {
    try {
      return session.getMethod("getInstance", Properties.class).invoke(null, properties);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Jakarta Mail makes no session", e);
    }
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
