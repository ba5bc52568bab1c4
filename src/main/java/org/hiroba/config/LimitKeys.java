package org.hiroba.config;

import static org.hiroba.config.SettingKey.key;
import static org.hiroba.config.ValueTypes.integer;

import java.util.List;

/** The settings {@code hiroba.limits.*}, a part of the catalogue in {@link SettingKeys}. */
final class LimitKeys {
  private static final int MILLION = 1_000_000;

  static final SettingKey<Integer> POSTS_PER_SECOND =
      key(
          "hiroba.limits.posts-per-second",
          integer(0, MILLION),
          "10",
          "Posts per user and second, burst twice that; 0 = no limit. Beyond: `rate-limited`");

  static final SettingKey<Integer> COMMANDS_PER_SECOND =
      key(
          "hiroba.limits.commands-per-second",
          integer(0, MILLION),
          "50",
          "Commands of any kind per user and second, over all sockets and the HTTP API, burst ten"
              + " times that; 0 = no limit. Left at its default it counts no posts and changes while"
              + " `hiroba.limits.posts-per-second` is 0. Beyond: `rate-limited`");

  static final SettingKey<Integer> ROOMS_PER_DAY =
      key(
          "hiroba.limits.rooms-per-day",
          integer(0, MILLION),
          "200",
          "Rooms that a user may make in 24 hours, and ten times as many direct rooms; 0 = no limit."
              + " Beyond: `rate-limited`");

  static final SettingKey<Integer> ROOMS_PER_USER =
      key(
          "hiroba.limits.rooms-per-user",
          integer(0, MILLION),
          "1000",
          "Rooms that a user may be in, direct rooms apart; 0 = no limit. Beyond, nobody makes, joins"
              + " or is invited into another: `conflict`");

  static final SettingKey<Integer> INVITATIONS_PER_MINUTE =
      key(
          "hiroba.limits.invitations-per-minute",
          integer(0, MILLION),
          "60",
          "Invitations that a user may make per minute, burst ten times that; 0 = no limit. Beyond:"
              + " `rate-limited`");

  static final SettingKey<Integer> SIGN_INS_PER_MINUTE =
      key(
          "hiroba.limits.sign-ins-per-minute",
          integer(0, MILLION),
          "60",
          "Sign-ins per address and minute; 0 = no limit. Beyond: 429");

  static final SettingKey<Integer> FAILED_SIGN_INS_PER_MINUTE =
      key(
          "hiroba.limits.failed-sign-ins-per-minute",
          integer(0, MILLION),
          "10",
          "Wrong passwords and codes per name, address and minute, and six times that per address;"
              + " each one beyond doubles the wait, up to 15 minutes; 0 = no limit. Beyond: 429");

  static final SettingKey<Integer> SOCKETS_PER_USER =
      key(
          "hiroba.limits.sockets-per-user",
          integer(0, MILLION),
          "20",
          "Open chat sockets per user, and as many teaching ones; 0 = no limit. Beyond: 429");

  static final SettingKey<Integer> SOCKETS_PER_ADDRESS =
      key(
          "hiroba.limits.sockets-per-address",
          integer(0, MILLION),
          "0",
          "Open chat sockets per client address, and as many teaching ones of people signed in; 0 ="
              + " no limit. Beyond: 429");

  static final SettingKey<Integer> ANONYMOUS_SOCKETS_PER_ADDRESS =
      key(
          "hiroba.limits.anonymous-sockets-per-address",
          integer(0, MILLION),
          "20",
          "Open sockets of nobody signed in (`ws/echo`, `ws/diagnostics`) per client address, an"
              + " IPv6 /64; 0 = no limit. Beyond: 429");

  static final SettingKey<Integer> MAX_TEXT_CHARS =
      key(
          "hiroba.limits.max-text-chars",
          integer(1, MILLION),
          "10000",
          "Code points of one message. Beyond: `too-large`");

  static final SettingKey<Integer> MAX_FRAME_BYTES =
      key(
          "hiroba.limits.max-frame-bytes",
          integer(256, 16 * 1024 * 1024),
          "65536",
          "Bytes of one WebSocket message from a client. Beyond: close 1009");

  static final SettingKey<Integer> OUTBOX_EVENTS =
      key(
          "hiroba.limits.outbox-events",
          integer(0, MILLION),
          "256",
          "Events that may wait for one session; 0 = no limit. Beyond: close 4008");

  static final SettingKey<Integer> REPLAY_EVENTS =
      key(
          "hiroba.limits.replay-events",
          integer(0, MILLION),
          "1000",
          "Missed events replayed per room on resume; 0 = no limit. Beyond: `gap`");

  /** Holds all of them, in the order of the page. */
  static final List<SettingKey<?>> ALL =
      List.of(
          POSTS_PER_SECOND,
          COMMANDS_PER_SECOND,
          ROOMS_PER_DAY,
          ROOMS_PER_USER,
          INVITATIONS_PER_MINUTE,
          SIGN_INS_PER_MINUTE,
          FAILED_SIGN_INS_PER_MINUTE,
          SOCKETS_PER_USER,
          SOCKETS_PER_ADDRESS,
          ANONYMOUS_SOCKETS_PER_ADDRESS,
          MAX_TEXT_CHARS,
          MAX_FRAME_BYTES,
          OUTBOX_EVENTS,
          REPLAY_EVENTS);

  private LimitKeys() {}
}
