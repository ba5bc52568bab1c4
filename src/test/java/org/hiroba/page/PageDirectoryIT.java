package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hiroba.blackbox.HirobaProcess;
import org.hiroba.directory.TestDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The sign-in page of a server whose people are in a directory. */
class PageDirectoryIT {
  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path folder;

  private HirobaProcess start(TestDirectory directory) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), TestDirectory.SERVICE_PASSWORD);
    return HirobaProcess.start(
        folder.resolve("home"),
        Map.of(
            "hiroba.auth",
            "local, ldap",
            "hiroba.auth.admin-groups",
            "chat-admins",
            "hiroba.auth.ldap.urls",
            directory.url(),
            "hiroba.auth.ldap.bind-dn",
            TestDirectory.SERVICE,
            "hiroba.auth.ldap.bind-password-file",
            secret.toString(),
            "hiroba.auth.ldap.user-base",
            TestDirectory.PEOPLE,
            "hiroba.auth.ldap.group-base",
            TestDirectory.GROUPS));
  }

  @Test
  void letsPeopleInBeforeThereIsAnAdministratorOrSetsTheServerUp() throws IOException {
    try (TestDirectory directory = TestDirectory.start()) {
      directory.person("alice", "wonder");
      directory.person("bob", "builder");
      directory.group("chat-admins", TestDirectory.dn("bob"));
      try (HirobaProcess server = start(directory)) {
        Window nobody = BROWSERS.open(server.baseUri(), Look.phone().japanese());
        assertThat(nobody.find("#set-up")).hasText("サーバーの初期設定");
        nobody.find("#set-up").click();
        assertThat(nobody.find("#entry-setupToken")).isFocused();

        signIn(BROWSERS.open(server.baseUri()), "alice", "wonder");
        signIn(BROWSERS.open(server.baseUri()), "bob", "builder");
        Window later = BROWSERS.open(server.baseUri());
        assertThat(later.find("#name")).isFocused();
        assertThat(later.find("#set-up")).hasCount(0);
        server.stop();
      }
    }
  }

  private static void signIn(Window window, String name, String password) {
    window.page().fill("#name", name);
    window.page().fill("#password", password);
    window.page().press("#password", "Enter");
    assertThat(window.composer()).isVisible();
  }
}
