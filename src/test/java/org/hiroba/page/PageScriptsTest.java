package org.hiroba.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs the tests of the page's scripts, {@code src/test/js/*.test.js}, by {@code node --test}. */
class PageScriptsTest {
  private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.(\\d+)");
  private static final Pattern PASSED = Pattern.compile("(?m)^# pass (\\d+)$");
  private static final int MINUTES = 2;

  @Test
  void passWithNode() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(node());
    command.add("--test");
    command.add("--test-reporter=tap");
    try (Stream<Path> files = Files.list(Path.of("src", "test", "js"))) {
      files.map(Path::toString).filter(name -> name.endsWith(".test.js")).forEach(command::add);
    }
    Path output = Files.createTempFile("node-test", ".tap");
    Process node =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(node.waitFor(MINUTES, TimeUnit.MINUTES)).as("node ends in time").isTrue();
    String said = Files.readString(output);
    Files.delete(output);
    assertThat(node.exitValue()).as(said).isZero();
    Matcher passed = PASSED.matcher(said);
    assertThat(passed.find()).as(said).isTrue();
    assertThat(Integer.parseInt(passed.group(1))).isPositive();
  }

  /** The machine's own Node.js if it is new enough, else the one inside Playwright's driver. */
  private static String node() throws IOException, InterruptedException {
    if (version("node").filter(PageScriptsTest::knowsModules).isPresent()) {
      return "node";
    }
    Path bundled =
        Driver.ensureDriverInstalled(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), false)
            .driverDir()
            .resolve("node");
    if (version(bundled.toString()).isPresent()) {
      return bundled.toString();
    }
    throw Required.missing("node", "no Node.js 20.19 or newer on the PATH or in Playwright");
  }

  private static Optional<String> version(String node) throws IOException, InterruptedException {
    try {
      Process process = new ProcessBuilder(node, "--version").start();
      String version =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor() == 0 ? Optional.of(version) : Optional.empty();
    } catch (IOException e) {
      // Not there, or not for this machine.
      return Optional.empty();
    }
  }

  /** Scripts without a package.json are recognised as modules since 20.19 and 22.7. */
  private static boolean knowsModules(String version) {
    Matcher matcher = VERSION.matcher(version);
    if (!matcher.find()) {
      return false;
    }
    int major = Integer.parseInt(matcher.group(1));
    int minor = Integer.parseInt(matcher.group(2));
    return major > 22 || (major == 22 && minor >= 7) || (major == 20 && minor >= 19);
  }
}
