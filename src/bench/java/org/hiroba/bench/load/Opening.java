package org.hiroba.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.hiroba.protocol.AcceptKey;

/**
 * Brings connections from the first packet to the greeting, a few at a time: a thousand at once
 * would overflow a server's queue of those that nobody has accepted. Used by its loop's thread.
 */
final class Opening {
  private static final int AT_ONCE = 32;
  private static final int ANSWER_SHOWN = 300;

  /** One key and its answer are enough for a load. */
  private static final AcceptKey KEY = AcceptKey.of("L7XSkAaV9mTTJbtCOhsZkg==");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI uri;
  private final WireFormat format;
  private final Selector selector;
  private final Counters counters;
  private final ArrayDeque<Seat> waiting = new ArrayDeque<>();
  private int underWay;

  Opening(URI uri, WireFormat format, Selector selector, Counters counters) {
    this.uri = uri;
    this.format = format;
    this.selector = selector;
    this.counters = counters;
  }

  /** Takes seats for which connections are to be opened. */
  void add(List<Seat> seats) {
    waiting.addAll(seats);
  }

  /** Begins as many connections as may be under way and returns them. */
  List<Member> openMore() throws IOException {
    if (waiting.isEmpty() || underWay >= AT_ONCE) {
      return List.of();
    }
    List<Member> opened = new ArrayList<>();
    while (underWay < AT_ONCE && !waiting.isEmpty()) {
      SocketChannel channel = SocketChannel.open();
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
      Member member = new Member(waiting.remove(), channel, key);
      key.attach(member);
      opened.add(member);
      underWay++;
      if (channel.connect(new InetSocketAddress(uri.getHost(), uri.getPort()))) {
        shakeHands(member);
      }
    }
    return opened;
  }

  /** Goes on with a connection that the server's kernel has taken. */
  void connected(Member member) throws IOException {
    member.channel.finishConnect();
    member.key.interestOps(SelectionKey.OP_READ);
    shakeHands(member);
  }

  private void shakeHands(Member member) throws IOException {
    member.state = Member.State.SHAKING_HANDS;
    String subprotocol = format.subprotocol();
    String request =
        ("GET " + uri.getPath() + " HTTP/1.1\r\n")
            + ("Host: " + uri.getHost() + ":" + uri.getPort() + "\r\n")
            + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + ("Sec-WebSocket-Key: " + KEY.key() + "\r\n")
            + (subprotocol == null ? "" : "Sec-WebSocket-Protocol: " + subprotocol + "\r\n")
            + (member.seat.headers() + "\r\n");
    member.write(request.getBytes(StandardCharsets.US_ASCII));
    member.flush();
  }

  /**
   * Reads the answer to the handshake and says hello where the format has a greeting.
   *
   * @return where it ends; {@code from} if it is not whole
   */
  int readHandshake(Member member, byte[] data, int from, int to) throws IOException {
    String answer = new String(data, from, to - from, StandardCharsets.ISO_8859_1);
    int end = answer.indexOf("\r\n\r\n");
    if (end < 0) {
      return from;
    }
    if (!answer.startsWith("HTTP/1.1 101") || !answer.contains(KEY.accept())) {
      throw new LoadException(
          "The handshake was answered with "
              + answer.substring(0, Math.min(ANSWER_SHOWN, answer.length())));
    }
    byte[] greeting = format.greeting();
    if (greeting == null) {
      becomeReady(member);
    } else {
      member.state = Member.State.GREETING;
      member.frame(Frames.TEXT, greeting, 0, greeting.length);
      member.flush();
    }
    return from + end + 4;
  }

  /** Takes the answer to the greeting: where the member's room stands. */
  void welcomed(Member member, String welcome) throws IOException {
    if (member.state != Member.State.GREETING) {
      throw new LoadException("A second welcome: " + welcome);
    }
    if (member.room.length > 0) {
      member.nextSeq = head(welcome, member.seat.room()) + 1;
    }
    becomeReady(member);
  }

  private void becomeReady(Member member) {
    member.state = Member.State.READY;
    underWay--;
    counters.ready();
  }

  private static long head(String welcome, String room) throws IOException {
    for (JsonNode event : JSON.readTree(welcome)) {
      for (JsonNode one : event.path("rooms")) {
        if (one.path("id").asText().equals(room)) {
          return one.path("head").asLong();
        }
      }
    }
    throw new LoadException("Not a member of " + room + ": " + welcome);
  }
}
