package org.hiroba.health;

/**
 * Does things under another context class loader, which is where libraries look for what is theirs,
 * and gives the thread back the one that it had. Nobody else changes it: a thread that keeps an
 * application's loader keeps the application. Stateless.
 */
public final class ContextLoader {
  private ContextLoader() {}

  /** What answers something. */
  @FunctionalInterface
  public interface Call<T, E extends Exception> {
    /** Does it. */
    T call() throws E;
  }

  /** What answers nothing. */
  @FunctionalInterface
  public interface Task<E extends Exception> {
    /** Does it. */
    void run() throws E;
  }

  /** Does something and returns what it answers. */
  public static <T, E extends Exception> T call(ClassLoader loader, Call<T, E> call) throws E {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return call.call();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Does something. */
  public static <E extends Exception> void run(ClassLoader loader, Task<E> task) throws E {
    call(
        loader,
        () -> {
          task.run();
          return Boolean.TRUE;
        });
  }
}
