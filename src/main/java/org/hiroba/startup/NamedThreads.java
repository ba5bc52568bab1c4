package org.hiroba.startup;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes threads that bear a name and keep no server alive. Stateless. */
final class NamedThreads {
  private NamedThreads() {}

  /** Returns what makes threads of a name, numbered from 0. */
  static ThreadFactory of(String name) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + count.getAndIncrement());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Makes a pool of at most so many threads, for which at most so many tasks wait. */
  static ExecutorService pool(String name, int threads, int waiting) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads, threads, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(waiting), of(name));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
