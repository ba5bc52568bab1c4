package org.hiroba.cli.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Holds the commands whose answers are due, in the order in which they were given, until they are
 * answered: a lost connection loses none. For one thread.
 */
final class PendingCommands {
  private final Map<String, Pending> byId = new LinkedHashMap<>();

  /** Holds one command, who waits for its answer, and the one timer that runs for it. */
  static final class Pending {
    private final String id;
    private final String json;
    private final CompletableFuture<Reply> reply;
    private Runnable cancelTimer = () -> {};

    private Pending(String id, String json, CompletableFuture<Reply> reply) {
      this.id = id;
      this.json = json;
      this.reply = reply;
    }

    String id() {
      return id;
    }

    String json() {
      return json;
    }

    /** Puts a timer in the place of the one before. */
    void timer(Runnable cancel) {
      cancelTimer.run();
      cancelTimer = cancel;
    }
  }

  Pending add(ObjectNode command, CompletableFuture<Reply> reply) {
    Pending pending = new Pending(command.path("id").asText(), command.toString(), reply);
    byId.put(pending.id, pending);
    return pending;
  }

  boolean isEmpty() {
    return byId.isEmpty();
  }

  List<Pending> all() {
    return new ArrayList<>(byId.values());
  }

  Optional<Pending> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Stops all timers: what they are about is gone. */
  void stopTimers() {
    byId.values().forEach(pending -> pending.timer(() -> {}));
  }

  /** Tells whoever waits; does nothing for a command that is not waited for. */
  void answered(String id, Reply reply) {
    Pending pending = byId.remove(id);
    if (pending != null) {
      pending.timer(() -> {});
      pending.reply.complete(reply);
    }
  }

  /** Tells everybody who waits that no answer will come. */
  void fail(ChatException why) {
    stopTimers();
    all().forEach(pending -> pending.reply.completeExceptionally(why));
    byId.clear();
  }
}
