package org.hiroba.cli;

import org.apache.catalina.core.StandardThreadExecutor;

/**
 * Tomcat's own thread pool, but for one kind of task: that an asynchronous WebSocket send is done
 * is told in place, on the thread that sent. Tomcat hands that to another thread for each send,
 * because listeners that send again at once would nest ever deeper; Hiroba's never do, and a
 * wake-up costs as much as the send.
 */
final class CompletionsInPlace extends StandardThreadExecutor {
  /** Tomcat's task; were it renamed, it would be handed over like any other. */
  static final String COMPLETION =
      "org.apache.tomcat.websocket.server.WsRemoteEndpointImplServer$OnResultRunnable";

  CompletionsInPlace() {
    setNamePrefix("hiroba-http-");
    setDaemon(true);
  }

  @Override
  public void execute(Runnable task) {
    if (task.getClass().getName().equals(COMPLETION)) {
      task.run();
    } else {
      super.execute(task);
    }
  }
}
