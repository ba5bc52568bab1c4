package org.hiroba.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Environment variables: {@code hiroba.http.port} is written {@code HIROBA_HTTP_PORT}. */
public final class EnvironmentSource implements Source {
  private final Map<String, String> environment;

  /** Takes a copy of the variables, usually {@link System#getenv()}. */
  public EnvironmentSource(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public String kind() {
    return "environment";
  }

  @Override
  public String spell(String key) {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  @Override
  public Optional<String> lookup(String spelled) {
    return Optional.ofNullable(environment.get(spelled));
  }

  @Override
  public Set<String> names() {
    return environment.keySet().stream()
        .filter(name -> name.startsWith(spell(SettingKeys.PREFIX)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
