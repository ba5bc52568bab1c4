package org.hiroba.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.hiroba.config.LdapServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Says what a directory is asked by somebody who only checks settings. */
class DirectoryProbeTest {
  private final TestDirectory directory = TestDirectory.start();

  @TempDir Path folder;

  @AfterEach
  void stop() {
    directory.close();
  }

  private LdapServers servers() {
    return LdapFixture.servers(folder, directory.url());
  }

  @Test
  void tellsThatItAnswersAndShowsPeople() {
    directory.person("alice", "wonder");
    assertThat(DirectoryProbe.ask(LdapFixture.settings(servers())))
        .startsWith(directory.url() + " answers")
        .contains("shows entries below");
  }

  @Test
  void tellsThatTheAccountThatLooksPeopleUpMayNotComeIn() {
    LdapServers servers = servers();
    LdapFixture.passwordFile(folder, "another");
    assertThatThrownBy(() -> DirectoryProbe.ask(LdapFixture.settings(servers)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(directory.url());
  }

  @Test
  void tellsThatNobodyIsThere() {
    LdapServers servers = LdapFixture.servers(folder, "ldap://127.0.0.1:1");
    assertThatThrownBy(() -> DirectoryProbe.ask(LdapFixture.settings(servers)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ldap://127.0.0.1:1");
  }
}
