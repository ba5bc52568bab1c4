package org.hiroba.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Which database to use: a URL if given, else the server's DataSource if one is bound, else SQLite
 * in the home folder.
 *
 * @param jndiName name of the DataSource, default {@code jdbc/hiroba}
 * @param jndiNameConfigured whether the name was set by somebody: then a missing DataSource is an
 *     error, not a reason to take SQLite
 * @param url JDBC URL
 * @param user user name for the URL
 * @param password password for the URL; never shown
 * @param startTimeout how long a start waits for a PostgreSQL that cannot be reached, default 2 min
 */
public record DatabaseSettings(
    String jndiName,
    boolean jndiNameConfigured,
    Optional<String> url,
    Optional<String> user,
    Optional<String> password,
    Duration startTimeout) {

  /** Names a database that is there, or is not: nobody waits for it. */
  public DatabaseSettings(
      String jndiName,
      boolean jndiNameConfigured,
      Optional<String> url,
      Optional<String> user,
      Optional<String> password) {
    this(jndiName, jndiNameConfigured, url, user, password, Duration.ZERO);
  }

  /** Returns the same for somebody who does not wait for a database that cannot be reached. */
  public DatabaseSettings withoutWaiting() {
    return new DatabaseSettings(jndiName, jndiNameConfigured, url, user, password);
  }

  /** Returns the settings of an installation in which nobody set anything. */
  public static DatabaseSettings defaults() {
    return new DatabaseSettings(
        SettingKeys.DATASOURCE.defaultText(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Duration.ofSeconds(ServerKeys.START_TIMEOUT.parseDefault()));
  }

  /** Returns the URL for people to read: what follows {@code password=} or {@code user:} hidden. */
  public Optional<String> shownUrl() {
    return url.map(DatabaseSettings::shown);
  }

  /** Hides what is secret in a URL. */
  static String shown(String url) {
    return OneLine.of(url)
        .replaceAll("(?i)((?:password|pwd|secret|key)=)[^&;]*", "$1***")
        .replaceAll("//[^/@]*@", "//***@");
  }

  String describe(Path home) {
    if (url.isPresent()) {
      return shownUrl().orElseThrow() + ", because hiroba.database.url is set";
    }
    if (jndiNameConfigured) {
      return "DataSource " + OneLine.of(jndiName) + ", because hiroba.datasource is set";
    }
    return "DataSource "
        + jndiName
        + " if the server has it, else SQLite "
        + home.resolve("hiroba.db")
        + ", because neither hiroba.database.url nor hiroba.datasource is set";
  }

  @Override
  public String toString() {
    return "DatabaseSettings[jndiName="
        + jndiName
        + ", url="
        + shownUrl().orElse("none")
        + ", user="
        + user.orElse("none")
        + ", password="
        + (password.isPresent() ? "***" : "none")
        + "]";
  }
}
