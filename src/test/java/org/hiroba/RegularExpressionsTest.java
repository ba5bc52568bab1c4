package org.hiroba;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Java's regular expressions backtrack: with the wrong one, a text of strangers costs minutes. So
 * each class that has one is here with the reason why it may; the others read by hand.
 */
@AnalyzeClasses(packages = "org.hiroba", importOptions = ImportOption.DoNotIncludeTests.class)
class RegularExpressionsTest {
  private static final String ONE_CLASS = "one character class after the other, each bounded";
  private static final String OPERATOR = "reads what the operator or the caller of a command wrote";
  private static final String BLANKS = "splits at runs of blanks, given back never";
  private static final String OWN = "reads our own files and names";

  /** Who may use one, and why it cannot hurt. */
  private static final Map<String, String> ALLOWED =
      Map.ofEntries(
          Map.entry("org.hiroba.account.AccountName", ONE_CLASS),
          Map.entry("org.hiroba.log.MessagePlace", ONE_CLASS),
          Map.entry("org.hiroba.command.CommandFields", ONE_CLASS),
          Map.entry(
              "org.hiroba.relay.HandshakeGuard",
              "parts that cannot begin where the one before may go on; the head has 8 KiB"),
          Map.entry("org.hiroba.session.SocketPlaces", ONE_CLASS),
          Map.entry("org.hiroba.web.UndertowRedirects", "one run of slashes, given back never"),
          Map.entry("org.hiroba.config.Origins", "replaces single characters"),
          Map.entry("org.hiroba.config.OneLine", "replaces single characters"),
          Map.entry("org.hiroba.netservice.PeerLog", "replaces single characters"),
          Map.entry("org.hiroba.netservice.DaytimeFormat", "replaces single characters"),
          Map.entry("org.hiroba.config.DatabaseSettings", OPERATOR),
          Map.entry("org.hiroba.config.HomeFolder", OWN),
          Map.entry("org.hiroba.config.ValueTypes", OPERATOR),
          Map.entry("org.hiroba.oidc.Claims", OPERATOR),
          Map.entry("org.hiroba.web.HeaderIdentity", BLANKS),
          Map.entry("org.hiroba.web.NegotiateToken", BLANKS),
          Map.entry("org.hiroba.web.RealmVerifier", BLANKS),
          Map.entry("org.hiroba.oidc.RoundTripSeal", "splits at single characters what it sealed"),
          Map.entry("org.hiroba.relay.PemFile", OPERATOR),
          Map.entry("org.hiroba.web.page.Imports", OWN),
          Map.entry("org.hiroba.launcher.Main", OWN),
          Map.entry("org.hiroba.cli.gateway.RouterHttp", "replaces single characters"),
          Map.entry("org.hiroba.cli.gateway.IpLiteral", OPERATOR),
          Map.entry("org.hiroba.cli.Payload", OPERATOR),
          Map.entry("org.hiroba.cli.chat.Interactive", OPERATOR),
          Map.entry("org.hiroba.cli.GatewayOptions", OPERATOR),
          Map.entry("org.hiroba.cli.Timeout", OPERATOR),
          Map.entry("org.hiroba.cli.HostPort", OPERATOR),
          Map.entry("org.hiroba.cli.ServerOptions", OPERATOR),
          Map.entry("org.hiroba.cli.EchoCommand", OPERATOR));

  private static final Set<String> OF_STRING = Set.of("matches", "replaceAll", "replaceFirst");

  @ArchTest
  void onlyThoseOfTheListUseThem(JavaClasses classes) {
    Set<String> found = new TreeSet<>();
    for (JavaClass one : classes) {
      boolean named =
          one.getDirectDependenciesFromSelf().stream()
              .anyMatch(to -> to.getTargetClass().getPackageName().equals("java.util.regex"));
      boolean called =
          one.getMethodCallsFromSelf().stream().anyMatch(RegularExpressionsTest::isRegex);
      if (named || called) {
        found.add(outermost(one).getName());
      }
    }
    assertThat(found)
        .as("read by hand what strangers send, or put the class on the list with its reason")
        .isSubsetOf(ALLOWED.keySet());
  }

  private static JavaClass outermost(JavaClass one) {
    return one.getEnclosingClass().map(RegularExpressionsTest::outermost).orElse(one);
  }

  private static boolean isRegex(JavaMethodCall call) {
    return call.getTargetOwner().getName().equals("java.lang.String")
        && OF_STRING.contains(call.getName());
  }

  /** {@code split} by a single plain character compares characters; by anything else it is one. */
  @ArchTest
  void othersSplitAtSingleCharactersOnly(JavaClasses classes) {
    assertThat(classes.stream().count()).isPositive();
    assertThat(
            sources()
                .filter(file -> splitsByMore(read(file)))
                .map(RegularExpressionsTest::className))
        .isSubsetOf(ALLOWED.keySet());
  }

  private static boolean splitsByMore(String source) {
    String call = ".split(";
    for (int at = source.indexOf(call); at >= 0; at = source.indexOf(call, at + 1)) {
      String argument = source.substring(at + call.length());
      boolean single =
          argument.startsWith("\"")
              && argument.charAt(2) == '"'
              && ".$|()[{^?*+\\".indexOf(argument.charAt(1)) < 0;
      if (!single) {
        return true;
      }
    }
    return false;
  }

  private static Stream<Path> sources() {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<Path> java = files.filter(file -> file.toString().endsWith(".java")).toList();
      return java.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String className(Path file) {
    String path = Path.of("src/main/java").relativize(file).toString();
    return path.substring(0, path.length() - ".java".length()).replace('/', '.');
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
