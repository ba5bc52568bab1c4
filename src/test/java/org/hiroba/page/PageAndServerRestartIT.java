package org.hiroba.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.hiroba.blackbox.FreePorts;
import org.hiroba.blackbox.HirobaProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The server goes and comes back under an open page. */
class PageAndServerRestartIT {
  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  @TempDir Path home;

  private int port;
  private HirobaProcess server;

  @BeforeEach
  void start() throws IOException {
    port = FreePorts.take();
    server = started();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void keepsWhatIsWrittenWhileTheServerIsStoppedAndSendsItInOrder() {
    Window aiko = BROWSERS.open(server.baseUri()).signIn("Aiko");
    Window ben = BROWSERS.open(server.baseUri()).signIn("Ben");
    aiko.say("before");
    ben.sees("before");
    server.stop();
    aiko.say("one");
    aiko.say("two");
    assertThat(aiko.find(".message--pending")).hasCount(2);
    assertThat(aiko.find(".connection")).isVisible();
    aiko.screenshot("server-away");
    aiko.composer().fill("a draft");
    server = started();
    aiko.hasSentAll();
    ben.sees("two");
    aiko.say("three");
    ben.sees("three");
    assertThat(ben.messages()).containsExactly("before", "one", "two", "three");
    assertThat(aiko.messages()).containsExactly("before", "one", "two", "three");
    assertThat(aiko.find(".connection")).isHidden();
  }

  @Test
  void losesAndDoublesNothingWhenTheServerIsKilledWhileOneWrites() {
    Window aiko = BROWSERS.open(server.baseUri()).signIn("Aiko");
    Window ben = BROWSERS.open(server.baseUri()).signIn("Ben");
    String[] words = new String[40];
    for (int i = 0; i < words.length; i++) {
      words[i] = "word " + i;
      aiko.say(words[i]);
      if (i == words.length / 2) {
        server.kill();
      }
    }
    server = started();
    aiko.hasSentAll();
    ben.sees("word 39");
    assertThat(aiko.messages()).containsExactly(words);
    assertThat(ben.messages()).containsExactly(words);
    aiko.reload();
    aiko.sees("word 39");
    assertThat(aiko.messages()).containsExactly(words);
  }

  @Test
  void keepsUnsentPostsOverAReloadOfThePage() {
    Window aiko = BROWSERS.open(server.baseUri()).signIn("Aiko");
    server.kill();
    aiko.say("written into the void");
    assertThat(aiko.find(".message--pending")).hasCount(1);
    server = started();
    aiko.reload();
    aiko.hasSentAll();
    aiko.sees("written into the void");
  }

  private HirobaProcess started() {
    return HirobaProcess.start(
        home,
        Map.of("hiroba.http.port", Integer.toString(port), "hiroba.limits.posts-per-second", "0"));
  }
}
