package org.hiroba.teaching;

import jakarta.websocket.Session;
import java.security.Principal;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hiroba.account.Caller;
import org.hiroba.account.Visitor;
import org.hiroba.diagnostics.Handshake;
import org.hiroba.session.SocketPlaces;
import org.hiroba.session.SocketPlaces.Holder;
import org.hiroba.websocket.SocketMeters;
import org.jspecify.annotations.Nullable;

/** The place that one socket takes among those of its user or address. Thread-safe. */
final class Place {
  private final SocketPlaces places;
  private final Holder holder;
  private final SocketMeters meters;
  private final SocketMeters.Kind kind;
  private final AtomicBoolean left = new AtomicBoolean();

  private Place(SocketPlaces places, Holder holder, SocketMeters meters, SocketMeters.Kind kind) {
    this.places = places;
    this.holder = holder;
    this.meters = meters;
    this.kind = kind;
    places.opened(holder);
    meters.opened(kind);
  }

  /** Takes the place that the handshake was admitted to. */
  static Place take(
      SocketPlaces places, Session socket, SocketMeters meters, SocketMeters.Kind kind) {
    return new Place(places, holder(socket.getUserPrincipal()), meters, kind);
  }

  private static Holder holder(@Nullable Principal principal) {
    if (principal instanceof Caller caller) {
      return new Holder(Optional.of(caller.user().id()), caller.address());
    }
    if (principal instanceof Visitor visitor) {
      return new Holder(Optional.empty(), visitor.address());
    }
    if (principal instanceof Handshake handshake) {
      return new Holder(Optional.empty(), handshake.request().client().address());
    }
    // Without the filters nobody was admitted; the socket counts all the same.
    return new Holder(Optional.empty(), "");
  }

  /** Leaves the place to others; may be called again. */
  void leave() {
    if (left.compareAndSet(false, true)) {
      places.closed(holder);
      meters.closed(kind);
    }
  }
}
