package org.hiroba.cli.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** A network of which a test plays the server. */
final class FakeTransport implements Transport {
  private static final ObjectMapper JSON = new ObjectMapper();

  final List<Wire> wires = new ArrayList<>();
  private final ManualLoop loop;

  FakeTransport(ManualLoop loop) {
    this.loop = loop;
  }

  @Override
  public Link open(Listener listener) {
    Wire wire = new Wire(listener);
    wires.add(wire);
    return wire;
  }

  Wire last() {
    return wires.get(wires.size() - 1);
  }

  /** One connection. */
  final class Wire implements Link {
    final List<JsonNode> sent = new ArrayList<>();
    boolean closed;
    boolean aborted;
    int readThrough;
    private final Listener listener;

    Wire(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void send(String text) {
      sent.add(parse(text));
    }

    @Override
    public void close() {
      closed = true;
    }

    @Override
    public void abort() {
      aborted = true;
    }

    /** Accepts the handshake and says welcome with these rooms. */
    Wire welcome(String rooms) {
      listener.opened();
      loop.run();
      String hello = sent.get(0).path("id").asText();
      say(
          "{'type':'welcome','re':'"
              + hello
              + "','epoch':'e1','heartbeatSeconds':20,'user':{'id':'u1'},'rooms':["
              + rooms
              + "]}");
      return this;
    }

    /** Says events; single quotes stand for double ones. */
    void say(String... events) {
      String text = "[" + String.join(",", events).replace('\'', '"') + "]";
      listener.text(text, () -> readThrough++);
      loop.run();
    }

    void alive() {
      listener.alive();
      loop.run();
    }

    void garble() {
      listener.text("no JSON", () -> readThrough++);
      loop.run();
    }

    void drop(int code, String reason) {
      listener.closed(code, reason);
      loop.run();
    }

    void refuse(int status) {
      listener.refused(status);
      loop.run();
    }

    /** Returns the last command that was sent. */
    JsonNode lastSent() {
      return sent.get(sent.size() - 1);
    }

    List<JsonNode> sent(String type) {
      return sent.stream().filter(one -> one.path("type").asText().equals(type)).toList();
    }
  }

  static JsonNode parse(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
