package org.hiroba.cli.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a conversation, from the handshake over {@code hello} and {@code welcome} to
 * its loss. Once lost or given up, nothing is heard of it any more.
 */
final class Attempt implements Transport.Listener {
  /** Stands for a connection that broke (RFC 6455 §7.1.5). */
  static final int BROKEN = 1006;

  private static final Duration WELCOME_WITHIN = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Loop loop;
  private final Owner owner;
  private final ObjectNode hello;
  private Transport.@Nullable Link link;
  private Runnable cancelTimer = () -> {};
  private boolean over;
  private boolean welcomed;

  /** Hears of the connection, on the loop. */
  interface Owner {
    void welcomed(JsonNode welcome);

    /** An event came after the welcome. */
    void event(JsonNode event);

    /** Something came, whatever it was. */
    void heard();

    void lost(int closeCode, String reason);

    void refused(int httpStatus);

    /** The server did not accept {@code hello}. */
    void unwelcome(Reply reply);
  }

  /** Makes one that is not open yet; {@code hello} carries its id. */
  Attempt(Loop loop, Owner owner, ObjectNode hello) {
    this.loop = loop;
    this.owner = owner;
    this.hello = hello;
  }

  void open(Transport transport) {
    cancelTimer =
        loop.schedule(WELCOME_WITHIN, () -> drop("the server did not say welcome in time"));
    link = transport.open(this);
  }

  boolean isWelcomed() {
    return welcomed && !over;
  }

  /** Sends a text; nothing happens before the welcome and after the end. */
  void send(String text) {
    if (link != null && isWelcomed()) {
      link.send(text);
    }
  }

  /** Gives it up as lost. */
  void drop(String why) {
    if (!over) {
      abort();
      owner.lost(BROKEN, why);
    }
  }

  /** Ends it in good order. */
  void close() {
    if (!over && link != null) {
      link.close();
    }
    end();
  }

  /** Ends it without a word. */
  void abort() {
    if (!over && link != null) {
      link.abort();
    }
    end();
  }

  private void end() {
    over = true;
    cancelTimer.run();
  }

  private void onLoop(Runnable task) {
    loop.execute(
        () -> {
          if (!over) {
            task.run();
          }
        });
  }

  @Override
  public void opened() {
    onLoop(
        () -> {
          if (link != null) {
            link.send(hello.toString());
          }
        });
  }

  @Override
  public void text(String message, Runnable done) {
    onLoop(
        () -> {
          owner.heard();
          try {
            for (JsonNode event : JSON.readTree(message)) {
              take(event);
            }
          } catch (JsonProcessingException e) {
            drop("the server sent what is no JSON");
          }
          done.run();
        });
  }

  private void take(JsonNode event) {
    if (over) {
      return;
    }
    if (welcomed || !event.path("re").asText().equals(hello.path("id").asText())) {
      owner.event(event);
    } else if (event.path("type").asText().equals("welcome")) {
      cancelTimer.run();
      welcomed = true;
      owner.welcomed(event);
    } else {
      abort();
      owner.unwelcome(new Reply(event));
    }
  }

  @Override
  public void alive() {
    onLoop(owner::heard);
  }

  @Override
  public void closed(int code, String reason) {
    onLoop(
        () -> {
          end();
          owner.lost(code, reason);
        });
  }

  @Override
  public void refused(int status) {
    onLoop(
        () -> {
          end();
          owner.refused(status);
        });
  }
}
