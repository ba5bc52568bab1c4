package org.hiroba.config;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers what a place said when it was asked first: a server's naming answers the threads of the
 * application only, and what stands there does not change before the next deployment. Thread-safe.
 */
final class RememberedSource implements Source {
  private final Source source;
  private final Map<String, Optional<String>> values = new ConcurrentHashMap<>();
  private volatile Set<String> names = Set.of();
  private volatile boolean listed;

  RememberedSource(Source source) {
    this.source = source;
  }

  @Override
  public String kind() {
    return source.kind();
  }

  @Override
  public String spell(String key) {
    return source.spell(key);
  }

  @Override
  public Optional<String> lookup(String spelled) {
    return values.computeIfAbsent(spelled, source::lookup);
  }

  @Override
  public Set<String> names() {
    if (!listed) {
      names = Set.copyOf(source.names());
      listed = true;
    }
    return names;
  }
}
