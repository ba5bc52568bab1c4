package org.hiroba.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hiroba.config.LdapServers;
import org.hiroba.config.LdapSettings;
import org.hiroba.feature.identity.PasswordVerifier.Verdict;

/** What a test says to a directory, with settings of its own. */
final class LdapFixture {
  final LdapSettings settings;
  final LdapDirectory directory;
  final LdapPeople people;
  final LdapVerifier verifier;
  final DirectoryState state;

  private LdapFixture(LdapSettings settings) {
    this.settings = settings;
    state = new DirectoryState(settings.servers().urls());
    directory = new LdapDirectory(settings.servers(), state, System::nanoTime);
    people = new LdapPeople(settings, System::nanoTime);
    verifier = new LdapVerifier(directory, people);
  }

  static LdapFixture of(LdapSettings settings) {
    return new LdapFixture(settings);
  }

  Verdict verify(String name, String password) {
    return verifier.verify(name, password);
  }

  static Path passwordFile(Path folder, String content) {
    try {
      return Files.writeString(folder.resolve("bind-password"), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static LdapServers servers(Path folder, String... urls) {
    return new LdapServers(
        List.of(urls),
        false,
        Optional.empty(),
        Optional.of(TestDirectory.SERVICE),
        Optional.of(passwordFile(folder, TestDirectory.SERVICE_PASSWORD + "\n")),
        1);
  }

  static LdapServers tls(LdapServers servers, boolean startTls, Path caFile) {
    return new LdapServers(
        servers.urls(),
        startTls,
        Optional.of(caFile),
        servers.bindDn(),
        servers.bindPasswordFile(),
        servers.timeoutSeconds());
  }

  static LdapServers withTimeout(LdapServers servers, int seconds) {
    return new LdapServers(
        servers.urls(),
        servers.startTls(),
        servers.caFile(),
        servers.bindDn(),
        servers.bindPasswordFile(),
        seconds);
  }

  static LdapSettings settings(LdapServers servers) {
    return settings(servers, LdapSettings.USER_FILTER, true);
  }

  static LdapSettings settings(LdapServers servers, String userFilter, boolean nested) {
    return new LdapSettings(
        servers,
        Optional.of(TestDirectory.PEOPLE),
        userFilter,
        List.of("entryUUID", "objectGUID"),
        List.of("uid", "sAMAccountName"),
        Optional.of(TestDirectory.GROUPS),
        LdapSettings.GROUP_FILTER,
        nested,
        60);
  }
}
