package org.hiroba.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hiroba.account.UserId;
import org.hiroba.config.Limits;
import org.hiroba.config.SourceKey;
import org.hiroba.session.SessionRegistry.Admission;

/**
 * Counts the sockets of this node that are no chat sessions, from their handshake to their end:
 * those of somebody signed in by user and address, those of nobody by address with a limit of its
 * own. An address is a whole /64 of IPv6. Thread-safe.
 */
@ApplicationScoped
public class SocketPlaces {
  /** Only what can be nothing else than an address; nobody is asked for a name. */
  private static final Pattern LITERAL = Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]{2,45}");

  private final Object lock = new Object();
  private final Map<Object, Integer> open = new HashMap<>();
  private final Admissions<Object> admitted = new Admissions<>();

  /**
   * Who holds a place.
   *
   * @param user who is signed in, if anybody is
   * @param address where the socket comes from, behind trusted proxies
   */
  public record Holder(Optional<UserId> user, String address) {
    /** What the holder's sockets are counted by, with how many there may be; 0 for any number. */
    private Map<Object, Integer> limits(Limits limits) {
      Object source = sourceOf(address);
      Map<Object, Integer> most = new LinkedHashMap<>();
      if (user.isPresent()) {
        most.put(user.get(), limits.socketsPerUser());
        most.put(new SignedInFrom(source), limits.socketsPerAddress());
      } else {
        most.put(source, limits.anonymousSocketsPerAddress());
      }
      return most;
    }

    private Iterable<Object> keys() {
      return limits(Limits.defaults()).keySet();
    }
  }

  private record SignedInFrom(Object source) {}

  /**
   * Lets a handshake in, unless its holder has as many sockets as may be. {@link #opened} must
   * follow, or {@link #dismiss}.
   *
   * @param nowNanos a clock that never jumps
   */
  public Admission admit(Holder holder, Limits limits, long nowNanos) {
    synchronized (lock) {
      for (Map.Entry<Object, Integer> most : holder.limits(limits).entrySet()) {
        Object key = most.getKey();
        int count = open.getOrDefault(key, 0) + admitted.count(key, nowNanos);
        if (most.getValue() > 0 && count >= most.getValue()) {
          return key instanceof UserId
              ? Admission.TOO_MANY_OF_USER
              : Admission.TOO_MANY_FROM_ADDRESS;
        }
      }
      holder.keys().forEach(key -> admitted.add(key, nowNanos));
      return Admission.ADMITTED;
    }
  }

  /** Takes back that a handshake was let in: it came to nothing. */
  public void dismiss(Holder holder) {
    synchronized (lock) {
      holder.keys().forEach(admitted::remove);
    }
  }

  /** Notes that a socket is open, and is admitted no more but there. */
  public void opened(Holder holder) {
    synchronized (lock) {
      dismiss(holder);
      holder.keys().forEach(key -> open.merge(key, 1, Integer::sum));
    }
  }

  /** Notes that a socket that was {@link #opened} has ended; to be called once. */
  public void closed(Holder holder) {
    synchronized (lock) {
      for (Object key : holder.keys()) {
        open.computeIfPresent(key, (k, count) -> count > 1 ? Integer.valueOf(count - 1) : null);
      }
    }
  }

  /** Tells how many sockets are open, each counted as often as it has limits. */
  int count() {
    synchronized (lock) {
      return open.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  private static Object sourceOf(String address) {
    if (LITERAL.matcher(address).matches()) {
      try {
        return SourceKey.of(InetAddress.getByName(address));
      } catch (UnknownHostException e) {
        // No address after all: it stands for itself.
        return address;
      }
    }
    return address;
  }
}
