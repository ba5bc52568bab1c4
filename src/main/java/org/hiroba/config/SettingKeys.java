package org.hiroba.config;

import static org.hiroba.config.SettingKey.key;
import static org.hiroba.config.SettingKey.secretKey;
import static org.hiroba.config.ValueTypes.BOOL;
import static org.hiroba.config.ValueTypes.OPTIONAL_FILE;
import static org.hiroba.config.ValueTypes.OPTIONAL_TEXT;
import static org.hiroba.config.ValueTypes.PORT_OR_OFF;
import static org.hiroba.config.ValueTypes.TEXT;
import static org.hiroba.config.ValueTypes.integer;
import static org.hiroba.config.ValueTypes.listOf;
import static org.hiroba.config.ValueTypes.oneOf;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The catalogue of all settings: the page {@code settings.md} is made from it. */
public final class SettingKeys {
  static final String PREFIX = "hiroba.";

  /** Names for the build and its tests; never a setting, never warned about. */
  static final String RESERVED_PREFIX = "hiroba.tests.";

  /** The home folder. */
  public static final SettingKey<Optional<String>> HOME =
      key(
          "hiroba.home",
          new ValueType<>("a folder", OPTIONAL_TEXT.parse()),
          "",
          "Folder for the database and other files, mode 0700, one server at a time. Without it:"
              + " `hiroba` in the server's data folder, or `~/.hiroba`");

  /** Host of the executable WAR. */
  public static final SettingKey<String> HTTP_HOST =
      key(
          "hiroba.http.host",
          new ValueType<>("an address or host name", TEXT.parse()),
          "127.0.0.1",
          "Where `java -jar hiroba.war` serves HTTP (application servers have their own setting)");

  /** Port of the executable WAR. */
  public static final SettingKey<Integer> HTTP_PORT =
      key(
          "hiroba.http.port",
          integer(0, 65_535),
          "8080",
          "Its port; 0 = any free one, printed at start");

  static final SettingKey<List<AuthMode>> AUTH =
      key(
          "hiroba.auth",
          listOf(AuthMode.class),
          "",
          "How people sign in, in the order in which it is tried: `guest` (a name is enough; alone"
              + " only), `local` (accounts with passwords, made by invitation), `container` (the"
              + " server's realm), `ldap` (people of a directory), `oidc` (a provider of OpenID"
              + " Connect), `header` (a proxy names who comes), `certificate` (TLS certificates of"
              + " people), `kerberos` (tickets of a domain). Default: `guest` for `java -jar` on this"
              + " machine only, and where `hiroba.auth.guest.allow-remote` is true; else `local`");

  static final SettingKey<Boolean> GUEST_ALLOW_REMOTE =
      key(
          "hiroba.auth.guest.allow-remote",
          BOOL,
          "false",
          "Whether guests, who need no password, may come from other machines");

  static final SettingKey<SecondFactorMode> SECOND_FACTOR =
      key(
          "hiroba.auth.second-factor",
          oneOf(SecondFactorMode.class),
          "optional",
          "Whether people with passwords give a code of their authenticator app too: `off`: nobody;"
              + " `optional`: who sets it up; `admins`, `all`: these must set it up before they come"
              + " in, and their sign-ins without it end when the server starts. Tokens of programs"
              + " stay");

  static final SettingKey<Integer> SESSION_DAYS =
      key(
          "hiroba.session.days",
          integer(1, 365),
          "30",
          "Days after which a sign-in ends, however much it is used. Guests have no such end: they"
              + " could not come back as who they were");

  static final SettingKey<Integer> SESSION_IDLE_DAYS =
      key(
          "hiroba.session.idle-days",
          integer(1, 365),
          "30",
          "Days after its last use when a sign-in ends, give or take a tenth, at most a day");

  static final SettingKey<Optional<PublicUrl>> URL =
      key(
          "hiroba.url",
          ValueTypes.OPTIONAL_PUBLIC_URL,
          "",
          "Address at which people reach this server, for example `https://chat.example.com`: with"
              + " `https` cookies are `Secure`, with a path `java -jar` serves there. If its host is not"
              + " one of this machine's own names, nobody counts as being on the machine, and guests"
              + " need `hiroba.auth.guest.allow-remote`");

  static final SettingKey<Set<String>> ORIGINS =
      key(
          "hiroba.origins",
          ValueTypes.ORIGINS,
          "",
          "Foreign origins whose pages may use this server");

  static final SettingKey<List<AddressRange>> TRUSTED_PROXIES =
      key(
          "hiroba.trusted-proxies",
          ValueTypes.RANGES,
          "",
          "Proxies whose `X-Forwarded-*` headers are believed");

  static final SettingKey<List<AddressRange>> OPS_ALLOW =
      key(
          "hiroba.ops.allow",
          ValueTypes.RANGES,
          "127.0.0.0/8, ::1",
          "Clients that see `-/metrics` and the details of `-/ready` and `-/live`; all others get"
              + " 403 and the status alone");

  static final SettingKey<Integer> MIN_FREE_MB =
      key(
          "hiroba.ops.min-free-mb",
          integer(0, 1_000_000),
          "100",
          "MiB that must be free where the home folder is; with less `-/ready` is 503");

  static final SettingKey<Integer> HEARTBEAT_SECONDS =
      key(
          "hiroba.heartbeat-seconds",
          integer(1, 3_600),
          "20",
          "Seconds of silence after which a chat client is pinged. Twice that: close 4009");

  static final SettingKey<String> LISTEN_HOST =
      key(
          "hiroba.listen.host",
          new ValueType<>("an address or host name", TEXT.parse()),
          "127.0.0.1",
          "Where the daytime and echo services and the relay listen");

  static final SettingKey<PortSetting> DAYTIME_TCP =
      key("hiroba.daytime.tcp.port", PORT_OR_OFF, "7777", "Daytime service over TCP (RFC 867)");

  static final SettingKey<PortSetting> DAYTIME_UDP =
      key("hiroba.daytime.udp.port", PORT_OR_OFF, "1200", "Daytime service over UDP (RFC 867)");

  static final SettingKey<String> DAYTIME_FORMAT =
      key(
          "hiroba.daytime.format",
          ValueTypes.DAYTIME_FORMAT,
          "rfc867",
          "How the time is written: `Saturday, November 21, 2026 07:06:00-UTC`, ISO 8601, or your"
              + " own pattern");

  static final SettingKey<ZoneId> DAYTIME_ZONE =
      key("hiroba.daytime.zone", ValueTypes.ZONE, "UTC", "Time zone of the daytime services");

  static final SettingKey<PortSetting> ECHO =
      key("hiroba.echo.port", PORT_OR_OFF, "7007", "Echo service over TCP and UDP (RFC 862)");

  static final SettingKey<EchoTransport> ECHO_OVER =
      key(
          "hiroba.echo.over",
          oneOf(EchoTransport.class),
          "both",
          "Whether the echo service is there over TCP, UDP or both");

  static final SettingKey<Optional<String>> ECHO_GREETING =
      key(
          "hiroba.echo.greeting",
          OPTIONAL_TEXT,
          "",
          "Line that the TCP echo service sends first, for example `hello, world!`");

  static final SettingKey<PortSetting> RELAY_PORT =
      key(
          "hiroba.relay.port",
          PORT_OR_OFF,
          "off",
          "WebSocket relay (RFC 6455) straight on a socket: what one client says, all hear");

  static final SettingKey<Optional<Path>> RELAY_PEM =
      key(
          "hiroba.relay.tls.pem",
          OPTIONAL_FILE,
          "",
          "Certificate of the relay in PEM, its own first; with one it speaks TLS only. Read again"
              + " when it changes");

  static final SettingKey<Optional<Path>> RELAY_KEY =
      key(
          "hiroba.relay.tls.key",
          OPTIONAL_FILE,
          "",
          "Its private key in PEM, not encrypted. Without one: in the file of the certificate");

  static final SettingKey<String> DATASOURCE =
      key(
          "hiroba.datasource",
          new ValueType<>("a JNDI name", TEXT.parse()),
          "jdbc/hiroba",
          "The server's DataSource. Without one of that name: SQLite in the home folder; if you set"
              + " this key, it must exist");

  /** URL of the database, if it is not the file in the home folder nor the server's DataSource. */
  public static final SettingKey<Optional<String>> DATABASE_URL =
      key(
          "hiroba.database.url",
          new ValueType<>("a JDBC URL", OPTIONAL_TEXT.parse()),
          "",
          "Database to use instead of a DataSource, for example"
              + " `jdbc:postgresql://db.example.com/hiroba`");

  static final SettingKey<Optional<String>> DATABASE_USER =
      key("hiroba.database.user", OPTIONAL_TEXT, "", "User name for `hiroba.database.url`");

  static final SettingKey<Optional<String>> DATABASE_PASSWORD =
      secretKey(
          "hiroba.database.password",
          OPTIONAL_TEXT,
          "Its password; better in the environment or in `hiroba.properties` than in a command");

  static final SettingKey<Boolean> TEACHING_ENDPOINTS =
      key(
          "hiroba.teaching-endpoints",
          BOOL,
          "true",
          "Whether `ws/echo`, `ws/broadcast` and the live tests of `diagnostics` are there");

  private static final List<SettingKey<?>> BEFORE_LIMITS =
      List.of(
          HOME,
          HTTP_HOST,
          HTTP_PORT,
          AUTH,
          GUEST_ALLOW_REMOTE,
          SECOND_FACTOR,
          SESSION_DAYS,
          SESSION_IDLE_DAYS,
          URL,
          ORIGINS,
          TRUSTED_PROXIES,
          OPS_ALLOW,
          MIN_FREE_MB);

  private static final List<SettingKey<?>> AFTER_LIMITS =
      List.of(
          HEARTBEAT_SECONDS,
          LISTEN_HOST,
          DAYTIME_TCP,
          DAYTIME_UDP,
          DAYTIME_FORMAT,
          DAYTIME_ZONE,
          ECHO,
          ECHO_OVER,
          ECHO_GREETING,
          RELAY_PORT,
          RELAY_PEM,
          RELAY_KEY,
          DATASOURCE,
          DATABASE_URL,
          DATABASE_USER,
          DATABASE_PASSWORD,
          TEACHING_ENDPOINTS);

  private static final List<SettingKey<?>> ALL =
      Stream.of(
              BEFORE_LIMITS,
              IdentityKeys.ALL,
              LdapKeys.ALL,
              OidcKeys.ALL,
              SilentKeys.ALL,
              ScimKeys.ALL,
              RightsKeys.ALL,
              MailKeys.ALL,
              LimitKeys.ALL,
              ServerKeys.ALL,
              BackupKeys.ALL,
              FileKeys.ALL,
              AFTER_LIMITS)
          .flatMap(List::stream)
          .toList();

  private SettingKeys() {}

  /** Returns every key, in the order of the page. */
  public static List<SettingKey<?>> all() {
    return ALL;
  }
}
