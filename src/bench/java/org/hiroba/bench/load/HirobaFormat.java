package org.hiroba.bench.load;

import java.nio.charset.StandardCharsets;

/** The protocol {@code hiroba.v1}, as far as posts and their delivery go. */
public final class HirobaFormat implements WireFormat {
  private static final byte[] TYPE = bytes("type");
  private static final byte[] ROOM = bytes("room");
  private static final byte[] SEQ = bytes("seq");
  private static final byte[] TEXT = bytes("text");
  private static final byte[] MESSAGE = bytes("message");
  private static final byte[] ACCEPTED = bytes("accepted");
  private static final byte[] ERROR = bytes("error");
  private static final byte[] WELCOME = bytes("welcome");
  private static final byte[] DRAINING = bytes("draining");

  private static final byte[] POST = bytes("{\"type\":\"post\",\"id\":\"");
  private static final byte[] POST_ROOM = bytes("\",\"room\":\"");
  private static final byte[] POST_TEXT = bytes("\",\"text\":\"");
  private static final byte[] POST_END = bytes("\"}");

  private final ThreadLocal<EventScanner> scanners = ThreadLocal.withInitial(EventScanner::new);

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String subprotocol() {
    return "hiroba.v1";
  }

  @Override
  public byte[] greeting() {
    return bytes("{\"type\":\"hello\",\"id\":\"hello\"}");
  }

  @Override
  public boolean acknowledges() {
    return true;
  }

  @Override
  public boolean numbers() {
    return true;
  }

  @Override
  public int post(byte[] out, String client, byte[] room, int number, byte[] text, int textLength) {
    int at = put(out, 0, POST, POST.length);
    for (int i = 0; i < client.length(); i++) {
      out[at++] = (byte) client.charAt(i);
    }
    out[at++] = '.';
    at = PostText.digits(out, at, number);
    at = put(out, at, POST_ROOM, POST_ROOM.length);
    at = put(out, at, room, room.length);
    at = put(out, at, POST_TEXT, POST_TEXT.length);
    at = put(out, at, text, textLength);
    return put(out, at, POST_END, POST_END.length);
  }

  private static int put(byte[] out, int at, byte[] part, int length) {
    System.arraycopy(part, 0, out, at, length);
    return at + length;
  }

  @Override
  public void read(byte[] data, int from, int to, Batch into) {
    EventScanner events = scanners.get();
    events.start(data, from, to);
    while (events.nextObject()) {
      readEvent(events, data, from, to, into);
    }
  }

  private static void readEvent(EventScanner event, byte[] data, int from, int to, Batch into) {
    boolean message = false;
    boolean accepted = false;
    long seq = 0;
    int roomFrom = 0;
    int roomTo = 0;
    int textFrom = 0;
    int textTo = 0;
    while (event.nextMember()) {
      if (event.isNamed(TYPE)) {
        message = event.isValue(MESSAGE);
        accepted = event.isValue(ACCEPTED);
        if (event.isValue(WELCOME)) {
          into.greeted(new String(data, from, to - from, StandardCharsets.UTF_8));
        } else if (event.isValue(ERROR) || event.isValue(DRAINING)) {
          throw new LoadException("The server says: " + PostText.text(data, from, to));
        }
      } else if (event.isNamed(ROOM)) {
        roomFrom = event.valueFrom();
        roomTo = event.valueTo();
      } else if (event.isNamed(SEQ)) {
        seq = event.number();
      } else if (event.isNamed(TEXT)) {
        textFrom = event.valueFrom();
        textTo = event.valueTo();
      }
    }
    if (accepted) {
      into.addAcknowledgement();
    } else if (seq > 0) {
      into.addSeq(data, roomFrom, roomTo, seq);
      if (message) {
        PostText.read(data, textFrom, textTo, into);
      }
    }
  }
}
