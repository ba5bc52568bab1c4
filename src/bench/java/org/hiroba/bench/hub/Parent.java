package org.hiroba.bench.hub;

import java.io.IOException;

/** The program that started this one: a hub lives no longer than it. */
final class Parent {
  private Parent() {}

  /** Tells it the port and ends this process when standard input does. */
  static void tell(int port) {
    System.out.println("listening on " + port);
    Thread watch =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  // Whatever it says, it is alive.
                }
              } catch (IOException e) {
                System.err.println("Standard input broke: " + e);
              }
              System.exit(0);
            },
            "parent");
    watch.setDaemon(true);
    watch.start();
  }
}
