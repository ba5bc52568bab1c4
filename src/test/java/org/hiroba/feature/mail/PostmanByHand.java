package org.hiroba.feature.mail;

import java.util.List;
import java.util.function.LongSupplier;
import org.hiroba.health.CheckResult;
import org.hiroba.health.Meters;
import org.hiroba.log.LogWriter;
import org.hiroba.ops.PrometheusMeters;

/** A postman that goes its rounds when a test says so. */
public final class PostmanByHand {
  private final Meters meters = new PrometheusMeters();
  private final MailDesk desk;
  private final MailBook book;
  private final Postman postman;

  /** Makes one without a thread. */
  public PostmanByHand(
      MailDesk desk,
      LogWriter writer,
      MailBook book,
      LetterWriter letters,
      MailTransport transport,
      LongSupplier nanoTime) {
    this.desk = desk;
    this.book = book;
    postman = new Postman(desk, writer, book, letters, transport, 0, meters, nanoTime);
  }

  /** Sends what is due. */
  public void round() {
    postman.round();
  }

  /** Returns how long it would wait before the next round, in milliseconds. */
  public long pauseMillis() {
    return postman.pauseMillis();
  }

  /** Leaves to others what waits, as a server that ends does. */
  public void release() {
    postman.release();
  }

  /** Does what waits to be done before. */
  public void errands() {
    try {
      for (Runnable one = desk.take(0); one != null; one = desk.take(0)) {
        one.run();
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns what may be sent now. */
  public List<QueuedMail> due() {
    return book.due(desk.node(), desk.now(), 100);
  }

  /** Returns the check of operators. */
  public CheckResult health() {
    return postman.check().check();
  }

  /** Returns how many mails were sent. */
  public long sent() {
    return count("sent");
  }

  /** Returns how many mails were given up. */
  public long failed() {
    return count("failed");
  }

  private long count(String outcome) {
    return meters.counter("hiroba_mails_total", "", "outcome", outcome).value();
  }
}
