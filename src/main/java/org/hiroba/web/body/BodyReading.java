package org.hiroba.web.body;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Reads the body of one request and dispatches it anew. Runs on a thread of {@link BodyReaders}.
 */
final class BodyReading implements BodyQueue.Job, AsyncListener {
  private static final int PIECE_BYTES = 4_096;

  /** How long after its time a body is cut. */
  private static final int CUT_MILLIS = 50;

  /** Longer than a read may wait. */
  private static final int LEAVE_SECONDS = 12;

  private static final Logger LOG = System.getLogger(BodyReading.class.getName());

  private final HttpServletRequest request;
  private final AsyncContext context;
  private final InputStream in;
  private final PeerTimeout timeout;
  private final long announced;
  private final String source;
  private final Bounds bounds;
  private final LongSupplier nanoTime;
  private final ScheduledExecutorService watch;

  /** Held by whoever uses the request: the reading thread, or the container that ends it. */
  private final ReentrantLock inUse = new ReentrantLock();

  /** Guarded by {@link #timeout}: the connection is no more ours. */
  private boolean isRead;

  /** Guarded by {@link #inUse}: nothing more may be done with the request. */
  private boolean ended;

  /** Guarded by {@link #inUse}: the container has the request again. */
  private boolean dispatched;

  /**
   * What a body may have.
   *
   * @param time from the first read to the last
   */
  record Bounds(int bytes, Duration time) {}

  private BodyReading(
      HttpServletRequest request,
      AsyncContext context,
      String source,
      Bounds bounds,
      LongSupplier nanoTime,
      ScheduledExecutorService watch)
      throws IOException {
    this.request = request;
    this.context = context;
    this.source = source;
    this.bounds = bounds;
    this.nanoTime = nanoTime;
    this.watch = watch;
    // Asked for here, on the container's thread, which alone knows its connection.
    in = request.getInputStream();
    timeout = PeerTimeout.of(request);
    announced = request.getContentLengthLong();
  }

  /** Starts the asynchronous part of a request. */
  static BodyReading begin(
      HttpServletRequest request,
      HttpServletResponse response,
      String source,
      Bounds bounds,
      LongSupplier nanoTime,
      ScheduledExecutorService watch)
      throws IOException {
    AsyncContext context = request.startAsync(request, response);
    // Its time is ours to keep: a container that ended it would take the request from under us.
    context.setTimeout(0);
    BodyReading reading = new BodyReading(request, context, source, bounds, nanoTime, watch);
    context.addListener(reading, request, response);
    return reading;
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public void run() {
    inUse.lock();
    try {
      if (!ended) {
        Body body = read();
        timeout.awaitLeft(context);
        finish(body);
      }
    } catch (RuntimeException e) {
      // Undertow, when the connection is closed under the read.
      LOG.log(Level.DEBUG, "A request ended while its body was read: {0}", e.toString());
      finish(Body.failed(Body.State.BROKEN));
    } catch (Error e) {
      // Nothing else would ever bring the request back: it has no time of its own.
      LOG.log(Level.ERROR, "A body could not be read", e);
      finish(Body.failed(Body.State.BROKEN));
    } finally {
      inUse.unlock();
    }
  }

  /** Brings the request back to the container; only the first call does anything. */
  void finish(Body body) {
    inUse.lock();
    try {
      if (!ended) {
        ended = true;
        body.attachTo(request);
        context.dispatch();
        dispatched = true;
      }
    } catch (IllegalStateException e) {
      // The container has found out before us that the client is too slow or gone.
      LOG.log(Level.DEBUG, "The request has ended before its body: {0}", e.toString());
    } finally {
      inUse.unlock();
    }
  }

  @Override
  public void onError(AsyncEvent event) {
    LOG.log(Level.DEBUG, "A request ends before its body: {0}", event.getThrowable());
    endByContainer(event, HttpServletResponse.SC_BAD_REQUEST);
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    endByContainer(event, HttpServletResponse.SC_REQUEST_TIMEOUT);
  }

  /**
   * Lets the container end the request, but not before the reading thread has left it: request,
   * response and buffers serve the next client as soon as this returns. Tomcat's poller comes here
   * at about the moment at which the read itself gives up.
   */
  private void endByContainer(AsyncEvent event, int status) {
    boolean alone = false;
    try {
      alone = inUse.tryLock(LEAVE_SECONDS, TimeUnit.SECONDS);
      if (!alone) {
        LOG.log(Level.WARNING, "A body is still read although its request ends");
      }
      if (!dispatched) {
        ended = true;
        if (event.getSuppliedResponse() instanceof HttpServletResponse response
            && !response.isCommitted()) {
          response.setStatus(status);
          response.setHeader("Connection", "close");
        }
        context.complete();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      LOG.log(Level.DEBUG, "The request has ended already: {0}", e.toString());
    } finally {
      if (alone) {
        inUse.unlock();
      }
    }
  }

  @Override
  public void onComplete(AsyncEvent event) {}

  @Override
  public void onStartAsync(AsyncEvent event) {}

  private Body read() {
    long deadline = nanoTime.getAsLong() + bounds.time().toNanos();
    Future<?> cutting =
        watch.schedule(this::cut, bounds.time().toMillis() + CUT_MILLIS, TimeUnit.MILLISECONDS);
    try {
      return read(deadline);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "A request''s body ended: {0}", e.toString());
      return Body.failed(
          deadline - nanoTime.getAsLong() <= 0 ? Body.State.TOO_SLOW : Body.State.BROKEN);
    } finally {
      cutting.cancel(false);
      synchronized (timeout) {
        isRead = true;
        timeout.close();
      }
    }
  }

  /**
   * Lets a read end that goes on beyond its time: bytes that only frame the body, such as a chunk's
   * length, keep a container reading without an end.
   */
  private void cut() {
    synchronized (timeout) {
      if (!isRead) {
        timeout.reads(1);
      }
    }
  }

  private Body read(long deadline) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(PIECE_BYTES);
    byte[] piece = new byte[PIECE_BYTES];
    while (true) {
      long millisLeft = TimeUnit.NANOSECONDS.toMillis(deadline - nanoTime.getAsLong());
      if (millisLeft <= 0) {
        return Body.failed(Body.State.TOO_SLOW);
      }
      timeout.reads(millisLeft);
      int read = in.read(piece);
      if (read < 0) {
        boolean whole = announced < 0 || announced == bytes.size();
        return whole ? Body.whole(bytes.toByteArray()) : Body.failed(Body.State.BROKEN);
      }
      if (bytes.size() + read > bounds.bytes()) {
        return Body.failed(Body.State.TOO_LARGE);
      }
      bytes.write(piece, 0, read);
    }
  }
}
