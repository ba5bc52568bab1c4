package org.hiroba.websocket;

import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import org.hiroba.protocol.Frame;
import org.hiroba.session.Connection.SendListener;

/**
 * Sends on Tyrus (Payara) by the standard API, without the greater part of what that costs there.
 *
 * <p>Tyrus plans its idle timer anew with each message, also where there is none, on the server's
 * managed executor; for this one the server looks through all of the web application's and its own
 * jars for services, by the context class loader of the thread that sends. So that is one without
 * any jar meanwhile. The timer needs none of those services: without an idle timeout it does
 * nothing.
 */
final class TyrusFrameSender implements FrameSender {
  private static final ClassLoader WITHOUT_JARS = new WithoutJars();

  private final FrameSender standard;

  TyrusFrameSender(FrameSender standard) {
    this.standard = standard;
  }

  @Override
  public void send(Frame frame, SendListener listener) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(WITHOUT_JARS);
    try {
      standard.send(frame, listener);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Knows the JDK's classes and no resources. */
  private static final class WithoutJars extends ClassLoader {
    WithoutJars() {
      super("hiroba-without-jars", ClassLoader.getPlatformClassLoader());
    }

    @Override
    public Enumeration<URL> getResources(String name) {
      return Collections.emptyEnumeration();
    }
  }
}
