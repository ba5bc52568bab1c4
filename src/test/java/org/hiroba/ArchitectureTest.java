package org.hiroba;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Holds the table of packages: which there are, and who may use whom. */
@AnalyzeClasses(packages = "org.hiroba", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "org.hiroba.";
  private static final Pattern BEGIN = Pattern.compile("Begin at \\{@link ([\\w.]+)\\}");
  private static final List<String> CORE =
      List.of(
          "emoji",
          "health",
          "rate",
          "config",
          "diagnostics",
          "account",
          "room",
          "media",
          "search",
          "log",
          "protocol",
          "session",
          "broker",
          "command");

  /** Package to the packages it may use; a package may always use itself. */
  private static final Map<String, List<String>> MAY_USE = mayUse();

  private static Map<String, List<String>> mayUse() {
    Map<String, List<String>> table = new LinkedHashMap<>();
    table.put("health", List.of("rate"));
    table.put("emoji", List.of());
    table.put("rate", List.of());
    table.put("config", List.of());
    table.put("diagnostics", List.of());
    table.put("account", List.of());
    table.put("room", List.of("account"));
    table.put("media", List.of());
    table.put("search", List.of("account", "room", "emoji", "media"));
    table.put("log", List.of("account", "room", "search", "media", "health", "config"));
    table.put("protocol", List.of("account", "room", "search", "media", "log", "config"));
    table.put("session", List.of("account", "room", "log", "protocol", "health", "config"));
    table.put("broker", List.of("room", "log", "health", "config"));
    table.put("command", CORE);
    table.put("backup", List.of("config", "health"));
    table.put("jdbc", with(CORE, "backup"));
    table.put("feature", with(CORE, "jdbc"));
    table.put("websocket", CORE);
    table.put("teaching", with(CORE, "websocket"));
    table.put("oidc", List.of("config", "health", "protocol", "feature"));
    table.put("web", with(CORE, "feature", "oidc"));
    table.put("directory", List.of("account", "config", "health", "log", "feature"));
    table.put("clamd", List.of("config", "feature"));
    table.put("s3", List.of("config", "health", "feature"));
    table.put("smtp", List.of("config", "health", "feature"));
    table.put("netio", List.of("health"));
    table.put("netservice", List.of("config", "health", "netio", "rate"));
    table.put("relay", List.of("config", "health", "netio", "rate"));
    table.put("cluster", CORE);
    table.put("ops", CORE);
    table.put("launcher", List.of());
    table.put("cli", List.of("config", "protocol", "relay", "netservice"));
    return table;
  }

  private static List<String> with(List<String> some, String... more) {
    return Stream.concat(some.stream(), Stream.of(more)).toList();
  }

  /**
   * Feature to the classes that it makes public on purpose; nobody else's business are the rest.
   */
  private static final Map<String, Set<String>> EXPORTS =
      Map.ofEntries(
          Map.entry(
              "account",
              Set.of(
                  "AccountDesk",
                  "AccountMail",
                  "AccountView",
                  "AccountWrites",
                  "Accounts",
                  "Actor",
                  "Disabling",
                  "Entered",
                  "Entrant",
                  "Erasure",
                  "EntryLink",
                  "FreshSignIn",
                  "FactorResets",
                  "Invitations",
                  "KnownMail",
                  "MadeLink",
                  "MailAddresses",
                  "Mailing",
                  "OwnAccount",
                  "OwnFactor",
                  "OwnMail",
                  "OwnProof",
                  "OwnSignIn",
                  "PasswordCheck",
                  "People",
                  "PeopleQuery",
                  "Renaming",
                  "RoleChange",
                  "ResetLinks")),
          Map.entry("admin", Set.of("AdminOffice", "Census", "TrailNames")),
          Map.entry("audit", Set.of("AuditEntry", "AuditQuery", "AuditTrail", "WrittenDown")),
          Map.entry(
              "factor",
              Set.of(
                  "Enrolment",
                  "FactorBook",
                  "FactorPolicy",
                  "QrPicture",
                  "RecoveryCodes",
                  "TypedCode",
                  "WrongCode")),
          Map.entry(
              "file",
              Set.of(
                  "FileAssembly",
                  "FileDesk",
                  "FileImport",
                  "FileKey",
                  "FileLimitsJson",
                  "FileRefusal",
                  "FileShelf",
                  "FileStore",
                  "FileStoreException",
                  "FileWrites",
                  "NewUpload",
                  "SentPreview",
                  "StoredFile",
                  "VirusScanner")),
          Map.entry(
              "identity",
              Set.of(
                  "GoneDesk",
                  "GonePeople",
                  "ExternalIdentity",
                  "GroupRules",
                  "Identities",
                  "Identity",
                  "IdentityBook",
                  "IdentityLinking",
                  "LinkedIdentity",
                  "IdentityWrites",
                  "IssuerSession",
                  "IssuerSignOut",
                  "OwnIdentities",
                  "PasswordDoor",
                  "PasswordVerifier",
                  "ToldText",
                  "WaysIn")),
          Map.entry(
              "mail",
              Set.of(
                  "Letter",
                  "LetterWriter",
                  "MailBook",
                  "MailDesk",
                  "MailFailure",
                  "MailTransport",
                  "Postman",
                  "QueuedMail")),
          Map.entry("member", Set.of("GuestRooms", "MemberJoined", "MembershipEnd")),
          Map.entry(
              "mention",
              Set.of(
                  "Mentions",
                  "Mentioned",
                  "MentionWrites",
                  "MentionList",
                  "CallLimit",
                  "MembersChanged",
                  "NameReleased")),
          Map.entry("message", Set.of("MessageDeleted")),
          Map.entry("profile", Set.of("DisplayNames", "ProfileSet", "ProfileWrites")),
          Map.entry("retention", Set.of("EventExpired", "RetentionDesk", "RoomKeeping")),
          Map.entry(
              "room",
              Set.of(
                  "AdminRooms",
                  "RoomSheet",
                  "RoomRemover",
                  "RoomPlaces",
                  "RoomShown",
                  "RoomUpdated",
                  "NewRoom")),
          Map.entry(
              "scim",
              Set.of(
                  "ScimDesk",
                  "ScimFilter",
                  "ScimPatch",
                  "ScimPerson",
                  "ScimProvisioning",
                  "ScimReading",
                  "ScimService",
                  "ScimUser",
                  "ScimUsers")),
          Map.entry(
              "signin",
              Set.of(
                  "FreshAccount",
                  "SignIns",
                  "ApiTokens",
                  "SetupToken",
                  "SignInLifetime",
                  "NameRules",
                  "RolesSet",
                  "SignInEnded",
                  "SignInWrites",
                  "TokenSecret")));

  @ArchTest
  void everyClassLivesInAPackageOfTheTable(JavaClasses classes) {
    Set<String> known = new TreeSet<>(MAY_USE.keySet());
    known.add("startup");
    classes()
        .should()
        .resideInAnyPackage(known.stream().map(name -> ROOT + name + "..").toArray(String[]::new))
        .check(classes);
  }

  @ArchTest
  void packagesUseOnlyWhatTheTableAllows(JavaClasses classes) {
    Set<String> all = new TreeSet<>(MAY_USE.keySet());
    all.add("startup");
    MAY_USE.forEach(
        (name, allowed) -> {
          String[] forbidden =
              all.stream()
                  .filter(other -> !other.equals(name) && !allowed.contains(other))
                  .map(other -> ROOT + other + "..")
                  .toArray(String[]::new);
          noClasses()
              .that()
              .resideInAPackage(ROOT + name + "..")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(forbidden)
              .because(name + " may use only " + allowed)
              .allowEmptyShould(true)
              .check(classes);
        });
  }

  @ArchTest
  void packagesHaveNoCycles(JavaClasses classes) {
    slices().matching("org.hiroba.(**)").should().beFreeOfCycles().check(classes);
    slices().matching("org.hiroba.(*)..").should().beFreeOfCycles().check(classes);
  }

  @ArchTest
  void everyPackageIsNullMarked(JavaClasses classes) {
    classes().should(liveInANullMarkedPackage()).check(classes);
  }

  /** Who opens a package for the first time is told with which class to begin. */
  @ArchTest
  void everyPackageNamesTheClassToBeginWith(JavaClasses classes) throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(file -> file.endsWith("package-info.java")).toList()) {
        String text = Files.readString(source).replaceAll("\\s*\\R\\s*\\*\\s*", " ");
        Matcher begin = BEGIN.matcher(text);
        assertThat(begin.find()).as("%s says \"Begin at {@link …}\"", source).isTrue();
        assertThat(classes.contain(begin.group(1))).as(source + " names a class").isTrue();
      }
    }
  }

  @ArchTest
  void coreKnowsNoContainer(JavaClasses classes) {
    noClasses()
        .that()
        .resideInAnyPackage(CORE.stream().map(name -> ROOT + name + "..").toArray(String[]::new))
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "belong to the container (CDI annotations apart)",
                (JavaClass used) ->
                    used.getPackageName().startsWith("jakarta.")
                        && !used.getPackageName().startsWith("jakarta.enterprise")
                        && !used.getPackageName().startsWith("jakarta.inject")
                        && !used.getPackageName().startsWith("jakarta.annotation")))
        .allowEmptyShould(true)
        .check(classes);
  }

  @ArchTest
  void featuresReachIntoOneAnotherThroughTheirExportsOnly(JavaClasses classes) {
    for (JavaClass user : classes) {
      for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
        JavaClass used = dependency.getTargetClass().getBaseComponentType();
        String feature = featureOf(used);
        String own = featureOf(user);
        boolean free =
            feature.isEmpty()
                || feature.equals(own)
                || user.getPackageName().startsWith(ROOT + "startup");
        String name = outermost(used);
        assertThat(free || EXPORTS.getOrDefault(feature, Set.of()).contains(name))
            .as("%s: feature %s does not export %s", dependency.getDescription(), feature, name)
            .isTrue();
      }
    }
  }

  @ArchTest
  void featuresHaveNoCycles(JavaClasses classes) {
    slices().matching(ROOT + "feature.(*)..").should().beFreeOfCycles().check(classes);
  }

  @ArchTest
  void onlyTheAdaptersOfAFeatureKnowTheDatabase(JavaClasses classes) {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "feature..")
        .and()
        .haveNameNotMatching(".*\\.(Jdbc\\w+|\\w*Feature)(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "jdbc..")
        .check(classes);
  }

  /** Room of {@code jdbc} to the rooms that it may use; {@code jdbc} itself uses all of them. */
  private static final Map<String, List<String>> INSIDE_JDBC =
      Map.of(
          "sql", List.of(),
          "write", List.of("sql"),
          "search", List.of("sql"),
          "copy", List.of("sql"),
          "check", List.of("sql"),
          "sqlite", List.of("sql", "search"),
          "postgres", List.of("sql", "search", "write"));

  @ArchTest
  void roomsOfTheDatabaseUseOnlyWhatTheirTableAllows(JavaClasses classes) {
    INSIDE_JDBC.forEach(
        (room, allowed) ->
            noClasses()
                .that()
                .resideInAPackage(ROOT + "jdbc." + room + "..")
                .should()
                .dependOnClassesThat(
                    DescribedPredicate.describe(
                        "are of other rooms of jdbc than " + allowed,
                        (JavaClass used) ->
                            used.getPackageName().startsWith(ROOT + "jdbc")
                                && !used.getPackageName().equals(ROOT + "jdbc." + room)
                                && allowed.stream()
                                    .map(name -> ROOT + "jdbc." + name)
                                    .noneMatch(used.getPackageName()::equals)))
                .check(classes));
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "jdbc..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + "jdbc.sqlite..", ROOT + "jdbc.postgres..", ROOT + "jdbc.search..")
        .because("others open a database by jdbc.Databases, and features use sql and write")
        .check(classes);
  }

  @ArchTest
  void whatOneDatabaseAloneHasIsNamedInOnePackage(JavaClasses classes) {
    Map<String, List<String>> own =
        Map.of(
            "sqlite", List.of("org.sqlite.."),
            "postgres", List.of("org.postgresql..", "com.zaxxer.."));
    own.forEach(
        (database, packages) ->
            noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "jdbc." + database + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages.toArray(String[]::new))
                .check(classes));
  }

  /** The whole project, tests and benchmarks too: who reads a name knows which class is meant. */
  @ArchTest
  void noTwoClassesHaveOneName(JavaClasses classes) throws IOException {
    Map<String, Path> seen = new HashMap<>();
    for (String root : List.of("src/main/java", "src/test/java", "src/bench/java", "src/build")) {
      try (Stream<Path> sources = Files.walk(Path.of(root))) {
        for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
          String name = source.getFileName().toString();
          Path other = name.equals("package-info.java") ? null : seen.put(name, source);
          assertThat(other).as("another %s than %s", name, source).isNull();
        }
      }
    }
    assertThat(seen).hasSizeGreaterThan(classes.size() / 10);
  }

  @ArchTest
  void noClassIsLongerThanThreeHundredLines(JavaClasses classes) throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        assertThat(Files.readAllLines(source)).as(source.toString()).hasSizeLessThanOrEqualTo(300);
      }
    }
  }

  private static String featureOf(JavaClass one) {
    String inside = ROOT + "feature.";
    String name = one.getPackageName();
    return name.startsWith(inside) ? name.substring(inside.length()) : "";
  }

  private static String outermost(JavaClass one) {
    String name = one.getName().substring(one.getName().lastIndexOf('.') + 1);
    int nested = name.indexOf('$');
    return nested < 0 ? name : name.substring(0, nested);
  }

  @ArchTest
  void onlyAdaptersKnowSql(JavaClasses classes) {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "jdbc..", ROOT + "startup..")
        .and()
        .haveNameNotMatching("org\\.hiroba\\.feature\\.\\w+\\.Jdbc\\w+(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.sql..",
            "javax.sql..",
            "org.flywaydb..",
            "org.sqlite..",
            "org.postgresql..",
            "com.zaxxer..")
        .check(classes);
  }

  /** A thread that keeps an application's loader keeps the application: one place gives it back. */
  @ArchTest
  void onlyOneClassChangesTheContextClassLoader(JavaClasses classes) {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ROOT + "health.ContextLoader")
        .and()
        // Its process is its own, and it begins before any class of the application.
        .doNotHaveFullyQualifiedName(ROOT + "launcher.Main")
        .should()
        .callMethod(Thread.class, "setContextClassLoader", ClassLoader.class)
        .check(classes);
  }

  @ArchTest
  void onlyNetworkPackagesOpenSockets(JavaClasses classes) {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            ROOT + "netservice..",
            ROOT + "relay..",
            ROOT + "cli..",
            ROOT + "cluster..",
            ROOT + "directory..",
            ROOT + "smtp..",
            ROOT + "clamd..",
            ROOT + "s3..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "open sockets",
                (JavaClass used) ->
                    Set.of(
                            "java.net.Socket",
                            "java.net.ServerSocket",
                            "java.net.DatagramSocket",
                            "java.net.MulticastSocket",
                            "java.nio.channels.SocketChannel",
                            "java.nio.channels.ServerSocketChannel",
                            "java.nio.channels.DatagramChannel",
                            "java.nio.channels.AsynchronousSocketChannel",
                            "java.nio.channels.AsynchronousServerSocketChannel",
                            "java.net.http.HttpClient")
                        .contains(used.getName())))
        .check(classes);
  }

  /** Of Amazon's libraries nothing but a signature is wanted. */
  @ArchTest
  void onlyTheStoreInS3KnowsAmazon(JavaClasses classes) {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ROOT + "s3.S3Signer")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon..")
        .check(classes);
  }

  /**
   * The engine is loaded apart: whoever named a class of it elsewhere would not find it. Only what
   * binds to the server's own Tyrus, and is loaded on no other server, may name that one.
   */
  @ArchTest
  void onlyTheRelaysEngineKnowsTyrusAndOnlyByNameIsItKnown(JavaClasses classes) {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "relay.tyrus..", ROOT + "websocket.payara..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.glassfish.tyrus..", ROOT + "relay.tyrus..")
        .check(classes);
    noClasses()
        .that()
        .resideInAPackage(ROOT + "relay.tyrus..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + "relay", ROOT + "config..", ROOT + "health..")
        .check(classes);
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + "relay", ROOT + "relay.port")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jakarta..")
        .check(classes);
  }

  /** Each is loaded on its own server only: whoever else named its classes would not find them. */
  @ArchTest
  void whatOneServerAloneHasIsNamedInOnePackage(JavaClasses classes) {
    Map<String, List<String>> own =
        Map.of(
            "tomcat", List.of("org.apache.tomcat..", "org.apache.coyote.."),
            "payara", List.of("org.glassfish.tyrus..", "org.glassfish.grizzly.."),
            "wildfly", List.of("io.undertow..", "org.xnio.."));
    own.forEach(
        (server, packages) -> {
          String ours = ROOT + "websocket." + server + "..";
          noClasses()
              .that()
              .resideOutsideOfPackages(ours, ROOT + "relay.tyrus..", ROOT + "launcher..")
              // Each is loaded on its own server only; those of cli are the launcher's own Tomcat.
              .and()
              .haveNameNotMatching(
                  "org\\.hiroba\\.(web\\.UndertowRedirects|web\\.body\\.ContainerTimeouts"
                      + "|cli\\.(HeadDeadline|UnreadBodies|PlainErrors))(\\$.*)?")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(packages.toArray(String[]::new))
              .check(classes);
          noClasses()
              .that()
              .resideInAPackage(ours)
              .should()
              .dependOnClassesThat(
                  DescribedPredicate.describe(
                      "are of websocket, its port apart",
                      (JavaClass used) ->
                          used.getPackageName().startsWith(ROOT + "websocket")
                              && !used.getPackageName().equals(ROOT + "websocket.port")
                              && !used.getPackageName().equals(ROOT + "websocket." + server)))
              .check(classes);
          noClasses()
              .that()
              .resideOutsideOfPackages(ours, ROOT + "websocket")
              .should()
              .dependOnClassesThat()
              .resideInAPackage(ours)
              .check(classes);
        });
  }

  /** So that none is forgotten by the watchdog; commands are short, and end with their process. */
  @ArchTest
  void threadsAreMadeByWorkersAloneAndPeriodicTasksByTheirTimer(JavaClasses classes) {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "health..", ROOT + "cli..", ROOT + "launcher..")
        .should(
            makeBy(
                Set.of(
                    "java.lang.Thread",
                    "java.util.Timer",
                    "java.util.concurrent.ThreadPoolExecutor",
                    "java.util.concurrent.ScheduledThreadPoolExecutor",
                    "java.util.concurrent.ForkJoinPool")))
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.concurrent.Executors")
        .check(classes);
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "health..", ROOT + "cli..")
        .should(call("scheduleAtFixedRate", "scheduleWithFixedDelay", "runAsync", "supplyAsync"))
        .check(classes);
  }

  private static ArchCondition<JavaClass> makeBy(Set<String> constructors) {
    return new ArchCondition<>("make threads") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        item.getConstructorCallsFromSelf().stream()
            .filter(made -> constructors.contains(made.getTargetOwner().getName()))
            .forEach(
                made -> events.add(SimpleConditionEvent.satisfied(item, made.getDescription())));
      }
    };
  }

  private static ArchCondition<JavaClass> call(String... methods) {
    return new ArchCondition<>("call one of " + List.of(methods)) {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        item.getMethodCallsFromSelf().stream()
            .filter(made -> List.of(methods).contains(made.getName()))
            .forEach(
                made -> events.add(SimpleConditionEvent.satisfied(item, made.getDescription())));
      }
    };
  }

  @ArchTest
  void onlyTheGatewayCommandLooksForRouters(JavaClasses classes) {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "cli.gateway..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.jupnp..")
        .check(classes);
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.jline..", "picocli..")
        .check(classes);
  }

  @ArchTest
  void onlyCommandsWriteToStandardStreams(JavaClasses classes) {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "cli..", ROOT + "launcher..")
        .should(ACCESS_STANDARD_STREAMS)
        .check(classes);
  }

  /** Machines read what these write: digits and letters must not follow the operator's language. */
  @ArchTest
  void nothingIsWrittenInTheLocaleThatHappensToBeTheDefault(JavaClasses classes) {
    noClasses()
        .should()
        .callMethod(String.class, "format", String.class, Object[].class)
        .orShould()
        .callMethod(String.class, "formatted", Object[].class)
        .orShould()
        .callMethod(String.class, "toLowerCase")
        .orShould()
        .callMethod(String.class, "toUpperCase")
        .orShould()
        .callMethod(DateTimeFormatter.class, "ofPattern", String.class)
        .orShould()
        .callMethod(PrintStream.class, "printf", String.class, Object[].class)
        .orShould()
        .callMethod(PrintStream.class, "format", String.class, Object[].class)
        .orShould()
        .callMethod(PrintWriter.class, "printf", String.class, Object[].class)
        .orShould()
        .callMethod(PrintWriter.class, "format", String.class, Object[].class)
        .because("Locale.ROOT, or the locale of who reads, belongs to the call")
        .check(classes);
  }

  private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
    return new ArchCondition<>("live in a @NullMarked package") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
        events.add(
            new SimpleConditionEvent(
                item, marked, item.getPackageName() + " needs a @NullMarked package-info.java"));
      }
    };
  }

  /** Filters run before the body is read: there a server would read a form on its own thread. */
  @ArchTest
  void onlyServletsAskForParameters(JavaClasses classes) {
    noClasses()
        .that()
        .areNotAssignableTo(HttpServlet.class)
        // Servlets ask these.
        .and()
        .doNotHaveSimpleName("ProviderNotice")
        .and()
        .doNotHaveSimpleName("RoomAdministration")
        .should()
        .callMethodWhere(
            JavaCall.Predicates.target(
                    HasOwner.Predicates.With.owner(
                        JavaClass.Predicates.assignableTo(ServletRequest.class)))
                .and(
                    JavaCall.Predicates.target(
                        HasName.Predicates.nameMatching("getParameter(Map|Names|Values)?"))))
        .check(classes);
  }
}
