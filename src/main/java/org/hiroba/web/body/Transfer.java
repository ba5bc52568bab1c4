package org.hiroba.web.body;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** Carries out one request. Runs on a thread of {@link Transfers}. */
final class Transfer implements BodyQueue.Job, AsyncListener {
  /** How long a request may wait for its turn. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Longer than it takes to see that a connection is closed. */
  private static final int LEAVE_SECONDS = 5;

  private static final Logger LOG = System.getLogger(Transfer.class.getName());

  private final HttpServletResponse response;
  private final AsyncContext context;
  private final PeerTimeout timeout;
  private final PeerChannel peer;
  private final String source;
  private final Transfers.Work work;
  private final LongSupplier nanoTime;
  private final long begunAt;

  /** Held by whoever uses the request: our thread, or the container that ends it. */
  private final ReentrantLock inUse = new ReentrantLock();

  /** Guarded by {@link #inUse}: nothing more may be done with the request. */
  private boolean ended;

  private Transfer(
      HttpServletRequest request,
      HttpServletResponse response,
      AsyncContext context,
      String source,
      Transfers.Work work,
      LongSupplier nanoTime,
      ScheduledExecutorService watch)
      throws IOException {
    this.response = response;
    this.context = context;
    this.source = source;
    this.work = work;
    this.nanoTime = nanoTime;
    begunAt = nanoTime.getAsLong();
    // Asked for here, on the container's thread, which alone knows its connection.
    timeout = PeerTimeout.of(request);
    boolean hasBody =
        request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    peer =
        new PeerChannel(
            hasBody ? request.getInputStream() : null,
            request.getContentLengthLong(),
            timeout,
            nanoTime,
            watch);
  }

  /** Starts the asynchronous part of a request. */
  static Transfer begin(
      HttpServletRequest request,
      HttpServletResponse response,
      String source,
      Transfers.Work work,
      LongSupplier nanoTime,
      ScheduledExecutorService watch)
      throws IOException {
    AsyncContext context = request.startAsync(request, response);
    // Its time is ours to keep: a container that ended it would take the request from under us.
    context.setTimeout(0);
    Transfer transfer = new Transfer(request, response, context, source, work, nanoTime, watch);
    context.addListener(transfer, request, response);
    return transfer;
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public void run() {
    boolean waitedTooLong = nanoTime.getAsLong() - begunAt > PATIENCE.toNanos();
    carryOut(
        waitedTooLong
            ? work::turnAway
            : () -> {
              work.carryOut(peer);
            });
  }

  /** Answers that there are too many, on the caller's thread: a few bytes, which never wait. */
  void turnAway() {
    carryOut(work::turnAway);
  }

  private interface Step {
    void run() throws IOException;
  }

  private void carryOut(Step step) {
    inUse.lock();
    try {
      if (!ended) {
        boolean whole = false;
        try {
          step.run();
          whole = true;
        } catch (IOException | RuntimeException e) {
          LOG.log(Level.DEBUG, "A long request ended early: {0}", e.toString());
        } catch (Error e) {
          LOG.log(Level.ERROR, "A long request failed", e);
        } finally {
          end(whole);
        }
      }
    } finally {
      inUse.unlock();
    }
  }

  /** Gives the request back to the container. */
  private void end(boolean whole) {
    ended = true;
    try {
      timeout.awaitLeft(context);
      if (!whole && response.isCommitted()) {
        // Half an answer must not look like a whole one.
        timeout.abort();
      } else if (!whole) {
        response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        response.setHeader("Connection", "close");
      }
      peer.done();
      context.complete();
    } catch (IllegalStateException e) {
      LOG.log(Level.DEBUG, "The request has ended already: {0}", e.toString());
    }
  }

  @Override
  public void onError(AsyncEvent event) {
    LOG.log(Level.DEBUG, "A long request ends: {0}", event.getThrowable());
    endByContainer();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    endByContainer();
  }

  /**
   * Lets the container end the request, but not before our thread has left it: request, response
   * and buffers serve the next client as soon as this returns.
   */
  private void endByContainer() {
    timeout.abort();
    boolean alone = false;
    try {
      alone = inUse.tryLock(LEAVE_SECONDS, TimeUnit.SECONDS);
      if (!alone) {
        LOG.log(Level.WARNING, "A long request is still carried out although it ends");
      }
      if (!ended) {
        ended = true;
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
}
