package org.hiroba.cli;

import org.apache.catalina.core.StandardThreadExecutor;

/**
 * Tomcat's own thread pool, but for one kind of task: that an asynchronous WebSocket send is done
 * is told in place, on the thread that sent. Tomcat hands that to another thread for each send,
 * because a send from within would nest ever deeper; a wake-up costs as much as the send. Hiroba
 * never sends from within, but Tomcat does when it sends a long text in pieces: so after {@value
 * #MOST_NESTED} that are nested the next one is handed over after all.
 */
final class CompletionsInPlace extends StandardThreadExecutor {
  /** Tomcat's task; were it renamed, it would be handed over like any other. */
  static final String COMPLETION =
      "org.apache.tomcat.websocket.server.WsRemoteEndpointImplServer$OnResultRunnable";

  /** How many completions may be told from within one another. */
  static final int MOST_NESTED = 16;

  private final ThreadLocal<int[]> nested = ThreadLocal.withInitial(() -> new int[1]);

  CompletionsInPlace() {
    setNamePrefix("hiroba-http-");
    setDaemon(true);
  }

  @Override
  public void execute(Runnable task) {
    if (task.getClass().getName().equals(COMPLETION)) {
      inPlace(task);
    } else {
      super.execute(task);
    }
  }

  /** Runs a task on this thread, or hands it over when too many are nested here already. */
  void inPlace(Runnable task) {
    int[] depth = nested.get();
    if (depth[0] >= MOST_NESTED) {
      super.execute(task);
      return;
    }
    depth[0]++;
    try {
      task.run();
    } finally {
      depth[0]--;
    }
  }
}
