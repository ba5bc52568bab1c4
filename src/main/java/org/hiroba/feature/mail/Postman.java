package org.hiroba.feature.mail;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.LongSupplier;
import org.hiroba.health.Beat;
import org.hiroba.health.HealthCheck;
import org.hiroba.health.Meters;
import org.hiroba.health.Workers;
import org.hiroba.log.LogWriter;
import org.hiroba.log.StorageException;

/**
 * Goes the {@linkplain MailRound rounds} in which mails are sent, on a thread of its own: when
 * somebody queues one, and when one that waits is due. While none waits, it looks every five
 * minutes, for those that another server left behind.
 */
public final class Postman implements AutoCloseable {
  private static final long CLOSE_MILLIS = 5_000;
  private static final Logger LOG = System.getLogger(Postman.class.getName());

  private final MailDesk desk;
  private final MailTransport transport;
  private final MailTrouble trouble;
  private final MailRound round;
  private final Workers workers = Workers.loop("hiroba-mail");
  private final Thread thread;
  private volatile boolean closed;

  /**
   * Makes one that sends nothing before {@link #start}.
   *
   * @param perMinute how many mails it sends a minute; 0 for no limit
   */
  public Postman(
      MailDesk desk,
      LogWriter writer,
      MailBook book,
      LetterWriter letters,
      MailTransport transport,
      int perMinute,
      Meters meters,
      LongSupplier nanoTime) {
    this.desk = desk;
    this.transport = transport;
    trouble = new MailTrouble(transport, nanoTime);
    round =
        new MailRound(desk, writer, book, letters, transport, trouble, perMinute, meters, nanoTime);
    thread = workers.thread(this::run);
  }

  /** Begins to take mails and to send them. */
  public void start() {
    desk.open();
    thread.start();
  }

  /** Returns the thread, for the watchdog. */
  public Workers threads() {
    return workers;
  }

  /** Returns a check that is DOWN while the mail server takes no mail: the chat goes on. */
  public HealthCheck check() {
    return trouble;
  }

  /**
   * Breaks off what is under way, and leaves what waits to whoever starts next. Waits for the
   * database, and some seconds for a mail that is under way.
   */
  @Override
  public void close() {
    closed = true;
    round.breakOff();
    desk.wake();
    desk.close();
    transport.close();
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!thread.isAlive()) {
      tryIt("Mails are left alone for some minutes after the next start", round::release);
    }
  }

  private void run() {
    long waitMillis = 0;
    while (!closed) {
      Beat.rests();
      Runnable errand;
      try {
        errand = desk.take(waitMillis);
      } catch (InterruptedException e) {
        LOG.log(Level.WARNING, "Somebody interrupted the postman; it goes on until it is closed");
        continue;
      }
      Beat.begins();
      if (errand != null) {
        tryIt("What was to be done for a mail was not done", errand);
      }
      tryIt("Mails were not looked for", round::go);
      waitMillis = round.pauseMillis();
    }
  }

  private static void tryIt(String otherwise, Runnable task) {
    try {
      task.run();
    } catch (StorageException e) {
      // The writer or the reader has told of it; mails stay where they are.
      LOG.log(Level.DEBUG, "{0}: {1}", otherwise, e.getMessage());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, otherwise, e);
    }
  }

  /** Sends what is due. */
  void round() {
    round.go();
  }

  /** Returns how long the thread would wait now, in milliseconds. */
  long pauseMillis() {
    return round.pauseMillis();
  }

  /** Leaves to others what waits. */
  void release() {
    round.release();
  }
}
