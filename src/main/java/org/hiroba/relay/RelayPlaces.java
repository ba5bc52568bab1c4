package org.hiroba.relay;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hiroba.config.SourceKey;
import org.hiroba.netio.ChannelHandler;
import org.jspecify.annotations.Nullable;

/**
 * Counts clients, those that have joined apart from those whose handshake is unfinished, so that
 * nobody who only knocks takes a place from somebody who wants to come in. Used by the relay's
 * thread only.
 */
final class RelayPlaces {
  private final RelayLimits limits;
  private final RelayMeters meters;
  private final Newcomers<ChannelHandler> newcomers;
  private final Map<SourceKey, Integer> joinedOf = new HashMap<>();
  private int joined;
  private Runnable onEmpty = () -> {};

  RelayPlaces(RelayLimits limits, RelayMeters meters) {
    this.limits = limits;
    this.meters = meters;
    this.newcomers = new Newcomers<>(limits.handshakesPerSource(), limits.handshakesTogether());
  }

  /** Tells which limit forbids that one more of a source joins, if one does. */
  Optional<String> refusal(SourceKey source) {
    if (joined >= limits.clientsTogether()) {
      return Optional.of("total-limit");
    }
    return joinedOf.getOrDefault(source, 0) >= limits.clientsPerSource()
        ? Optional.of("source-limit")
        : Optional.empty();
  }

  private int count() {
    return joined + newcomers.count();
  }

  /** Names who hears when the last client is gone; at once if none is there. */
  void whenEmpty(Runnable empty) {
    onEmpty = empty;
    if (count() == 0) {
      empty.run();
    }
  }

  /** One client's place: first among the newcomers, then among those who joined. */
  final class Place {
    private final SourceKey source;
    private @Nullable ChannelHandler newcomer;
    private boolean joinedNow;

    Place(SourceKey source) {
      this.source = source;
    }

    /** Takes the place; who has to make room for it is closed. */
    void take(ChannelHandler connection) {
      newcomer = connection;
      Optional<ChannelHandler> gone = newcomers.enter(source, connection);
      meters.open(count());
      gone.ifPresent(
          other -> {
            meters.dropped("handshake-limit");
            other.close();
          });
    }

    /**
     * Lets the client join.
     *
     * @throws HandshakeRefusal if others have taken the last place meanwhile
     */
    void join() throws HandshakeRefusal {
      if (refusal(source).isPresent()) {
        throw new HandshakeRefusal(503, "The relay is full; come again later.");
      }
      leaveNewcomers();
      joinedNow = true;
      joined++;
      joinedOf.merge(source, 1, Integer::sum);
    }

    /** Gives the place back; to be called once, at the end. */
    void release() {
      leaveNewcomers();
      if (joinedNow) {
        joinedNow = false;
        joined--;
        joinedOf.computeIfPresent(source, (key, count) -> count == 1 ? null : count - 1);
      }
      meters.open(count());
      if (count() == 0) {
        onEmpty.run();
      }
    }

    private void leaveNewcomers() {
      ChannelHandler waiting = newcomer;
      if (waiting != null) {
        newcomers.leave(source, waiting);
      }
      newcomer = null;
    }
  }
}
