package org.hiroba.netservice;

import java.util.Locale;

/** Why something was not served, or not to its end: the label {@code reason} of the counter. */
enum Drop {
  /** Too many connections of one source, or datagrams above its rate. */
  SOURCE_LIMIT,
  /** Too many connections, or datagrams above the rate, of all sources together. */
  TOTAL_LIMIT,
  /** Nothing moved for too long. */
  IDLE,
  /** The connection grew too old. */
  TOO_OLD,
  /** More input than is read and thrown away. */
  TOO_MUCH_INPUT,
  /** The connection broke. */
  BROKEN,
  /** From a port below 1024, where another service would answer the answer. */
  SYSTEM_PORT,
  /** From a port of our own: two of our services would talk to each other for ever. */
  OWN_PORT,
  /** From an address that stands for many. */
  MANY_ADDRESS,
  /** A datagram over the limit. */
  TOO_BIG,
  /** The operating system took no answer. */
  UNSENT;

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
