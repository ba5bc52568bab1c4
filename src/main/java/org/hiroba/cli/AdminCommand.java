package org.hiroba.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Administers accounts of a home folder or a database, whether a server runs on it or not. */
@Command(
    name = "admin",
    description = {
      "Administers accounts in the database of the home folder, whether a server runs or not.",
      "ACTION: create-user NAME, reset-password NAME, reset-second-factor NAME, set-role NAME,",
      "disable NAME, enable NAME, list-users, invite (or link), link NAME ISSUER SUBJECT, drain,",
      "reload, retention ROOM --days N, hold-room ROOM, release-room ROOM, hold-person NAME and",
      "release-person NAME (what is held does not expire). The first",
      "two and invite give a link by which one comes in; link with a NAME tells by which subject a",
      "provider or directory knows somebody; drain lets clients go before the server is stopped;",
      "reload has the server that runs read its settings again.",
      "Example: java -Dhiroba.home=/srv/hiroba -jar hiroba.war admin reset-password root"
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:done", "1:not done; standard error says why", "2:wrong usage"})
final class AdminCommand implements Runnable {
  private static final String MAIL_RESET = "mail-reset";
  private static final String ADMINISTRATION = "org.hiroba.startup.Administration";

  /** What can be done; spelled on the command line in lower case and with dashes. */
  private enum Action {
    CREATE_USER,
    RESET_PASSWORD,
    RESET_SECOND_FACTOR,
    SET_ROLE,
    DISABLE,
    ENABLE,
    LIST_USERS,
    DRAIN,
    RELOAD,
    RETENTION,
    HOLD_ROOM,
    RELEASE_ROOM,
    HOLD_PERSON,
    RELEASE_PERSON,
    INVITE,
    LINK;

    String spelled() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean takesName() {
      return this != LIST_USERS && this != INVITE && this != DRAIN && this != RELOAD;
    }
  }

  private final Path webApplication;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "ACTION", description = "What to do.")
  private String action = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "Whose account.")
  private String name = "";

  @Parameters(index = "2", arity = "0..1", paramLabel = "ISSUER", description = "For link.")
  private String issuer = "";

  @Parameters(index = "3", arity = "0..1", paramLabel = "SUBJECT", description = "For link.")
  private String subject = "";

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "admin, member or guest, for create-user, set-role and invite. Default: member")
  private String role = "";

  @Option(
      names = "--mail",
      description = "For reset-password: the server that runs mails the link, and none is shown.")
  private boolean mail;

  @Option(
      names = "--days",
      paramLabel = "DAYS",
      description = "For retention: how long the room keeps messages, 0 for ever; or default.")
  private String days = "";

  AdminCommand(Path webApplication) {
    this.webApplication = webApplication;
  }

  @Override
  public void run() {
    Action asked =
        Arrays.stream(Action.values())
            .filter(one -> one.spelled().equals(action))
            .findFirst()
            .orElseThrow(() -> wrong("There is no action " + action));
    // A link for somebody new is what the word alone means.
    Action wanted = asked == Action.LINK && name.isBlank() ? Action.INVITE : asked;
    if (wanted.takesName() == name.isBlank()) {
      throw wrong(action + (wanted.takesName() ? " needs a NAME" : " takes no NAME"));
    }
    if (!List.of("", "admin", "member", "guest").contains(role)) {
      throw wrong("--role is admin, member or guest");
    }
    boolean links = wanted == Action.LINK;
    if (links == issuer.isBlank() || links == subject.isBlank()) {
      throw wrong(action + (links ? " needs NAME ISSUER SUBJECT" : " takes no ISSUER and SUBJECT"));
    }
    if (wanted == Action.SET_ROLE && role.isEmpty()) {
      throw wrong("set-role needs --role");
    }
    if (mail && wanted != Action.RESET_PASSWORD) {
      throw wrong("--mail goes with reset-password only");
    }
    if ((wanted == Action.RETENTION) == days.isBlank()) {
      throw wrong(days.isBlank() ? "retention needs --days" : "--days goes with retention only");
    }
    ApplicationTask.tell(
        spec,
        webApplication,
        ADMINISTRATION,
        List.of(mail ? MAIL_RESET : wanted.spelled(), name, role, issuer, subject + days));
  }

  private ParameterException wrong(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
