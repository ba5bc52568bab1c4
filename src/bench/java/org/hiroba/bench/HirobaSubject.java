package org.hiroba.bench;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hiroba.bench.load.HirobaFormat;
import org.hiroba.bench.load.WireFormat;
import org.hiroba.blackbox.Guest;

/** The application on some server. Used by one thread. */
final class HirobaSubject implements Subject {
  private static final int SIGN_INS_AT_ONCE = 8;

  private final long pid;
  private final URI base;
  private final Runnable end;
  private final List<Guest> guests = new ArrayList<>();

  HirobaSubject(long pid, URI base, Runnable end) {
    this.pid = pid;
    this.base = base;
    this.end = end;
  }

  URI base() {
    return base;
  }

  /** Signs in as many people as are not signed in yet and returns so many. */
  List<Guest> guests(int count) throws InterruptedException, ExecutionException {
    ExecutorService executor = Executors.newFixedThreadPool(SIGN_INS_AT_ONCE);
    try {
      List<Callable<Guest>> signIns = new ArrayList<>();
      for (int i = guests.size(); i < count; i++) {
        String name = "guest-" + i;
        signIns.add(() -> Guest.signIn(base, name));
      }
      for (Future<Guest> signedIn : executor.invokeAll(signIns)) {
        guests.add(signedIn.get());
      }
    } finally {
      executor.shutdownNow();
    }
    return List.copyOf(guests.subList(0, count));
  }

  @Override
  public long pid() {
    return pid;
  }

  @Override
  public URI webSocket() {
    String http = base.resolve("ws/chat").toString();
    return URI.create("ws" + http.substring("http".length()));
  }

  @Override
  public WireFormat format() {
    return new HirobaFormat();
  }

  @Override
  public boolean isJvm() {
    return true;
  }

  @Override
  public void close() {
    end.run();
  }
}
