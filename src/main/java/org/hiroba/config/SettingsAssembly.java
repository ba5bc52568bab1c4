package org.hiroba.config;

import java.util.Optional;
import java.util.function.Function;

/** Puts the records together from single values. */
final class SettingsAssembly {
  private final Function<SettingKey<?>, Optional<SettingsResolver.Found>> find;

  SettingsAssembly(Function<SettingKey<?>, Optional<SettingsResolver.Found>> find) {
    this.find = find;
  }

  Settings assemble(HomeFolder home) {
    return new Settings(
        home,
        new HttpSettings(get(SettingKeys.HTTP_HOST), get(SettingKeys.HTTP_PORT)),
        new AuthSettings(authMode(), get(SettingKeys.GUEST_ALLOW_REMOTE), get(SettingKeys.URL)),
        new AccessSettings(get(SettingKeys.ORIGINS), get(SettingKeys.TRUSTED_PROXIES)),
        limits(),
        get(SettingKeys.HEARTBEAT_SECONDS),
        listeners(),
        new RelaySettings(
            get(SettingKeys.RELAY_PORT), get(SettingKeys.RELAY_PEM), get(SettingKeys.RELAY_KEY)),
        database(),
        get(SettingKeys.TEACHING_ENDPOINTS),
        new OpsSettings(get(SettingKeys.OPS_ALLOW)));
  }

  private AuthMode authMode() {
    AuthMode mode = get(SettingKeys.AUTH);
    if (mode != AuthMode.GUEST) {
      // Starting with weaker sign-in than was asked for would be worse than not starting.
      SettingsResolver.Found found = find.apply(SettingKeys.AUTH).orElseThrow();
      throw new SettingsException(
          "hiroba.auth="
              + OneLine.of(found.text())
              + " ("
              + found.place()
              + ") is not available yet: this version can only do hiroba.auth=guest.");
    }
    return mode;
  }

  private Limits limits() {
    return new Limits(
        get(LimitKeys.POSTS_PER_SECOND),
        get(LimitKeys.SIGN_INS_PER_MINUTE),
        get(LimitKeys.SOCKETS_PER_USER),
        get(LimitKeys.SOCKETS_PER_ADDRESS),
        get(LimitKeys.ANONYMOUS_SOCKETS_PER_ADDRESS),
        get(LimitKeys.MAX_TEXT_CHARS),
        get(LimitKeys.MAX_FRAME_BYTES),
        get(LimitKeys.OUTBOX_EVENTS),
        get(LimitKeys.REPLAY_EVENTS),
        new MemberLimits(
            get(LimitKeys.COMMANDS_PER_SECOND),
            get(LimitKeys.ROOMS_PER_DAY),
            get(LimitKeys.ROOMS_PER_USER),
            get(LimitKeys.INVITATIONS_PER_MINUTE)));
  }

  private ListenerSettings listeners() {
    return new ListenerSettings(
        get(SettingKeys.LISTEN_HOST),
        get(SettingKeys.DAYTIME_TCP),
        get(SettingKeys.DAYTIME_UDP),
        get(SettingKeys.ECHO),
        get(SettingKeys.ECHO_OVER),
        get(SettingKeys.DAYTIME_FORMAT),
        get(SettingKeys.DAYTIME_ZONE),
        get(SettingKeys.ECHO_GREETING));
  }

  private DatabaseSettings database() {
    return new DatabaseSettings(
        get(SettingKeys.DATASOURCE),
        find.apply(SettingKeys.DATASOURCE).isPresent(),
        get(SettingKeys.DATABASE_URL),
        get(SettingKeys.DATABASE_USER),
        get(SettingKeys.DATABASE_PASSWORD));
  }

  private <T> T get(SettingKey<T> key) {
    return find.apply(key)
        .map(found -> key.parse(found.text(), found.place()))
        .orElseGet(key::parseDefault);
  }
}
