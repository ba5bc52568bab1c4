package org.hiroba.netservice;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.hiroba.health.CheckResult;
import org.hiroba.health.HealthCheck;
import org.hiroba.health.HealthStatus;

/** What one listener is doing, readable from any thread. */
final class ListenerState implements HealthCheck {
  private static final State STOPPED =
      new State(Optional.empty(), Optional.of("not started, or stopped"));

  private final String name;
  private volatile State state = STOPPED;

  ListenerState(String name) {
    this.name = name;
  }

  /** Where it listens, if it does, and what is wrong, if anything is. */
  private record State(Optional<InetSocketAddress> bound, Optional<String> trouble) {}

  void listening(InetSocketAddress address) {
    state = new State(Optional.of(address), Optional.empty());
  }

  /** Notes that nothing listens, and why. */
  void failed(String what) {
    state = new State(Optional.empty(), Optional.of(what));
  }

  /** Notes that the socket is open but does not work just now. */
  void troubled(String what) {
    state = new State(state.bound, Optional.of(what));
  }

  /** Notes that it works again. */
  void recovered() {
    State now = state;
    if (now.bound.isPresent() && now.trouble.isPresent()) {
      state = new State(now.bound, Optional.empty());
    }
  }

  void stopped() {
    state = STOPPED;
  }

  Optional<InetSocketAddress> bound() {
    return state.bound;
  }

  OptionalInt port() {
    return state.bound.map(at -> OptionalInt.of(at.getPort())).orElse(OptionalInt.empty());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public CheckResult check() {
    State now = state;
    Map<String, Object> data = new LinkedHashMap<>();
    now.bound.ifPresent(
        at -> {
          data.put("address", at.getAddress().getHostAddress());
          data.put("port", at.getPort());
        });
    now.trouble.ifPresent(text -> data.put("error", text));
    return new CheckResult(
        name, now.trouble.isPresent() ? HealthStatus.DOWN : HealthStatus.UP, data);
  }
}
