package org.hiroba.cli.chat;

/** Opens connections to {@code ws/chat}: the port between a conversation and the network. */
interface Transport {
  /**
   * Starts to open a connection and returns at once.
   *
   * @param listener hears of it, from any thread, one call at a time
   */
  Link open(Listener listener);

  /** One connection, open or on its way to be. */
  interface Link {
    /** Sends a text message; those sent before go first. Not before {@link Listener#opened}. */
    void send(String text);

    /** Closes with code 1000. */
    void close();

    /** Drops the connection without a word; nothing is heard of it any more. */
    void abort();
  }

  /** Hears what happens to a connection. */
  interface Listener {
    /** The handshake went well. */
    void opened();

    /**
     * A whole text message came.
     *
     * @param done to be called once it is worked through: before that nothing more is read, so that
     *     a client that cannot keep up looks slow to the server instead of filling its own memory
     */
    void text(String message, Runnable done);

    /** A sign of life came that is no text: a WebSocket ping or pong. */
    void alive();

    /** The connection is gone; 1006 stands for one that broke or never came to be. */
    void closed(int code, String reason);

    /** The server answered the handshake with an HTTP status. */
    void refused(int status);
  }
}
