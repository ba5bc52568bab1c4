package org.hiroba.bench.load;

import java.util.ArrayList;
import java.util.List;

/** The members of a {@link FakeHub}'s room: three listen, three post. */
final class Crowd {
  static final int MEMBERS = 6;
  private static final int LISTENERS = 3;

  private Crowd() {}

  /** Connects them all; the first, whom the hub deceives, is a listener. */
  static void connect(LoadRun load) {
    List<Seat> seats = new ArrayList<>();
    for (int i = 0; i < MEMBERS; i++) {
      int sender = i - LISTENERS;
      seats.add(
          sender < 0
              ? Seat.listening("lobby", "")
              : new Seat("lobby", sender, "client-" + sender, "X-Some: header\r\n"));
    }
    // Alone, so that it is known who is deceived.
    load.connect(seats.subList(0, 1));
    load.connect(seats.subList(1, MEMBERS));
  }
}
