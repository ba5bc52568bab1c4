package org.hiroba.relay;

import java.nio.ByteBuffer;

/** What becomes of the bytes that a client sends. Used by the relay's thread only. */
interface Input {
  /** Takes bytes; what it leaves in the buffer it is given again later. */
  void take(ByteBuffer bytes);

  /** Tells whether it wants bytes now. */
  boolean wantsBytes();

  /** Looks at the time. */
  void tick(long now);

  /** The client cannot keep up with what is sent to it. */
  void overflowed();

  /** The relay is going down. */
  void goodBye();

  /** Nothing more comes: the client has closed its half, or the connection is broken. */
  void lost();
}
