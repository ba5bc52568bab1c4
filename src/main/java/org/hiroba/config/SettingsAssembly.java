package org.hiroba.config;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts the records together from single values. For one thread. */
final class SettingsAssembly {
  private final Function<SettingKey<?>, Optional<SettingsResolver.Found>> find;
  private final Function<SettingKey<?>, Map<String, SettingsResolver.Found>> findEach;
  private final boolean standalone;

  /** By key, where problems are gathered; else the first is thrown. */
  private @Nullable Map<String, String> notAllowed;

  /**
   * Takes the values.
   *
   * @param standalone the executable WAR serves, at {@code hiroba.http.host}
   */
  SettingsAssembly(
      Function<SettingKey<?>, Optional<SettingsResolver.Found>> find,
      Function<SettingKey<?>, Map<String, SettingsResolver.Found>> findEach,
      boolean standalone) {
    this.find = find;
    this.findEach = findEach;
    this.standalone = standalone;
  }

  /**
   * Reads all settings.
   *
   * @throws SettingsException some are not allowed: a line for each
   */
  Settings assemble(HomeFolder home) {
    List<String> problems = problems();
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    return new Settings(
        home,
        http(),
        auth(),
        access(),
        limits(),
        get(SettingKeys.HEARTBEAT_SECONDS),
        listeners(),
        relay(),
        database(),
        get(SettingKeys.TEACHING_ENDPOINTS),
        ops(),
        rights(),
        MailKeys.read(this),
        BackupKeys.read(this, home),
        FileKeys.read(this, home.path()));
  }

  Surroundings surroundings() {
    return new Surroundings(database(), auth(), MailKeys.read(this), FileKeys.s3(this));
  }

  /**
   * Returns what is wrong with the settings, all of it, one line each. Where a value is not allowed
   * its default stands for it, so that the others are looked at too.
   */
  List<String> problems() {
    Set<String> found = new LinkedHashSet<>();
    List<Runnable> parts =
        List.of(
            this::http,
            this::auth,
            this::access,
            this::limits,
            () -> get(SettingKeys.HEARTBEAT_SECONDS),
            this::listeners,
            this::relay,
            this::database,
            () -> get(SettingKeys.TEACHING_ENDPOINTS),
            this::ops,
            this::rights,
            () -> MailKeys.read(this),
            () -> BackupKeys.look(this),
            () -> FileKeys.look(this));
    for (Runnable part : parts) {
      Map<String, String> ofValues = new LinkedHashMap<>();
      notAllowed = ofValues;
      Optional<String> together = Optional.empty();
      try {
        part.run();
      } catch (SettingsException e) {
        together = Optional.of(String.valueOf(e.getMessage()));
      } finally {
        notAllowed = null;
      }
      found.addAll(ofValues.values());
      // What only follows from a default that stands for a wrong value is no news.
      together
          .filter(line -> ofValues.keySet().stream().noneMatch(line::contains))
          .ifPresent(found::add);
    }
    return List.copyOf(found);
  }

  private HttpSettings http() {
    return new HttpSettings(
        get(SettingKeys.HTTP_HOST),
        get(SettingKeys.HTTP_PORT),
        get(SettingKeys.URL).map(PublicUrl::path).orElse(""),
        get(ServerKeys.LOG_ACCESS));
  }

  private AccessSettings access() {
    return new AccessSettings(get(SettingKeys.ORIGINS), get(SettingKeys.TRUSTED_PROXIES));
  }

  private RelaySettings relay() {
    return new RelaySettings(
        get(SettingKeys.RELAY_PORT), get(SettingKeys.RELAY_PEM), get(SettingKeys.RELAY_KEY));
  }

  private OpsSettings ops() {
    return new OpsSettings(
        get(SettingKeys.OPS_ALLOW),
        Duration.ofSeconds(get(ServerKeys.DRAIN_SECONDS)),
        get(SettingKeys.MIN_FREE_MB),
        get(ServerKeys.RETENTION_DAYS),
        get(ServerKeys.LOG_LEVEL));
  }

  private RightsSettings rights() {
    Map<Right, Holder> holders = new EnumMap<>(Right.class);
    for (Right right : Right.values()) {
      holders.put(right, get(RightsKeys.key(right)));
    }
    return new RightsSettings(
        holders, get(RightsKeys.EDIT_MINUTES), get(RightsKeys.DELETE_MINUTES));
  }

  private AuthSettings auth() {
    boolean remoteGuests = get(SettingKeys.GUEST_ALLOW_REMOTE);
    List<AuthMode> modes = get(SettingKeys.AUTH);
    if (modes.size() > 1 && modes.contains(AuthMode.GUEST)) {
      throw wrong("guest goes with nothing else: whoever needs no password needs none of them.");
    }
    List<OidcSettings> providers =
        modes.contains(AuthMode.OIDC) ? new OidcAssembly(this).assemble() : List.of();
    List<AuthMode> used = modes.isEmpty() ? List.of(defaultMode(remoteGuests)) : modes;
    return new AuthSettings(
        used,
        remoteGuests,
        get(SettingKeys.URL).map(PublicUrl::origin),
        new IdentitySettings(
            get(IdentityKeys.CREATE),
            get(IdentityKeys.ALLOW_GROUPS),
            get(IdentityKeys.ADMIN_GROUPS),
            get(IdentityKeys.GUEST_GROUPS),
            getEach(IdentityKeys.AUTO_JOIN)),
        new SignInSettings(
            get(SettingKeys.SECOND_FACTOR),
            Duration.ofDays(get(SettingKeys.SESSION_DAYS)),
            Duration.ofDays(get(SettingKeys.SESSION_IDLE_DAYS))),
        LdapKeys.read(this),
        providers,
        new SilentAssembly(this::get, modes).assemble(),
        new ScimAssembly(this, used, providers).assemble());
  }

  private SettingsException wrong(String why) {
    SettingsResolver.Found found = find.apply(SettingKeys.AUTH).orElseThrow();
    return new SettingsException(
        "hiroba.auth=" + OneLine.of(found.text()) + " (" + found.place() + "): " + why);
  }

  /** Whoever tries it on their own machine needs no password; others reach anything else. */
  private AuthMode defaultMode(boolean remoteGuests) {
    boolean here = standalone && Origins.isLoopbackHost(get(SettingKeys.HTTP_HOST));
    return here || remoteGuests ? AuthMode.GUEST : AuthMode.LOCAL;
  }

  private Limits limits() {
    return new Limits(
        get(LimitKeys.POSTS_PER_SECOND),
        get(LimitKeys.SIGN_INS_PER_MINUTE),
        get(LimitKeys.FAILED_SIGN_INS_PER_MINUTE),
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

  DatabaseSettings database() {
    return new DatabaseSettings(
        get(SettingKeys.DATASOURCE),
        find.apply(SettingKeys.DATASOURCE).isPresent(),
        get(SettingKeys.DATABASE_URL),
        get(SettingKeys.DATABASE_USER),
        get(SettingKeys.DATABASE_PASSWORD),
        Duration.ofSeconds(get(ServerKeys.START_TIMEOUT)));
  }

  <T> T get(SettingKey<T> key) {
    return find.apply(key).map(found -> parse(key, key.name(), found)).orElseGet(key::parseDefault);
  }

  private <T> T parse(SettingKey<T> key, String spelled, SettingsResolver.Found found) {
    try {
      return key.parse(found.text(), found.place());
    } catch (SettingsException e) {
      if (notAllowed == null) {
        throw e;
      }
      notAllowed.put(spelled, String.valueOf(e.getMessage()));
      return key.parseDefault();
    }
  }

  /** Returns the values of a setting that stands once for each of many names, by those names. */
  <T> Map<String, T> getEach(SettingKey<T> key) {
    Map<String, T> values = new TreeMap<>();
    findEach
        .apply(key)
        .forEach((name, found) -> values.put(name, parse(key, found.place(), found)));
    return values;
  }
}
