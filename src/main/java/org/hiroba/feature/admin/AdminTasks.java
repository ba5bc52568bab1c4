package org.hiroba.feature.admin;

import java.time.Duration;
import java.util.List;
import org.hiroba.account.AccountDirectory;
import org.hiroba.account.AccountName;
import org.hiroba.account.AccountRole;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.config.SettingsException;
import org.hiroba.feature.account.AccountView;
import org.hiroba.feature.account.Actor;
import org.hiroba.feature.account.FactorResets;
import org.hiroba.feature.account.Invitations;
import org.hiroba.feature.account.Mailing;
import org.hiroba.feature.account.People;
import org.hiroba.feature.account.PeopleQuery;
import org.hiroba.feature.account.ResetLinks;
import org.hiroba.feature.identity.IdentityLinking;
import org.hiroba.feature.identity.LinkedIdentity;
import org.hiroba.feature.retention.RetentionDesk;
import org.hiroba.log.Refusal;
import org.hiroba.log.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * Does what the command line asks for, as its actor in the trail. Thread-safe; waits for the
 * database.
 */
public final class AdminTasks {
  /** How many accounts one answer lists; the rest is asked for again. */
  static final int MAX_LISTED = 2_000;

  private static final RetentionDesk.By BY = RetentionDesk.By.COMMAND_LINE;
  private static final Duration INVITATION = Duration.ofDays(7);

  private final AccountDirectory accounts;
  private final People people;
  private final Invitations invitations;
  private final ResetLinks resets;
  private final FactorResets factorResets;
  private final IdentityLinking identities;
  private final ServerTasks server;
  private final MailedReset mailed;
  private final RetentionDesk retention;

  /**
   * Makes the tasks.
   *
   * @param server does what only a server that runs can do
   */
  public AdminTasks(
      AccountDirectory accounts,
      People people,
      Invitations invitations,
      ResetLinks resets,
      FactorResets factorResets,
      IdentityLinking identities,
      ServerTasks server,
      MailedReset mailed,
      RetentionDesk retention) {
    this.retention = retention;
    this.server = server;
    this.accounts = accounts;
    this.people = people;
    this.invitations = invitations;
    this.resets = resets;
    this.factorResets = factorResets;
    this.identities = identities;
    this.mailed = mailed;
  }

  /** Mails a link by which somebody sets a new password. */
  @FunctionalInterface
  public interface MailedReset {
    /** Tells whether a mail waits to be sent. */
    Mailing send(UserId user) throws Refusal;
  }

  /**
   * Does it.
   *
   * @throws Refusal a rule forbids it
   * @throws IllegalArgumentException a part of the request is not what it must be
   * @throws StorageException the database cannot answer for now
   */
  public AdminAnswer carryOut(AdminRequest request) throws Refusal {
    Actor actor = Actor.commandLine();
    switch (request.action()) {
      case "list-users" -> {
        return list(request.after());
      }
      case "invite" -> {
        Invitations.Wish wish =
            new Invitations.Wish(role(request.role()), List.of(), 1, INVITATION);
        invitations.invite(actor, wish, hash(request));
        return AdminAnswer.of();
      }
      case "create-user" -> {
        people.makeWithLink(
            actor, AccountName.chosen(request.name()), role(request.role()), hash(request));
        return AdminAnswer.of();
      }
      case "reset-password" -> {
        resets.make(actor, user(request), hash(request));
        return AdminAnswer.of();
      }
      case "mail-reset" -> {
        Mailing mailing = mailed.send(user(request));
        if (!mailing.isQueued()) {
          throw new Refusal(
              Refusal.Reason.CONFLICT,
              mailing.problem() + " Leave --mail out, and pass the link on yourself.");
        }
        return AdminAnswer.of("A mail with the link is on its way to " + mailing.to() + ".");
      }
      case "reset-second-factor" -> {
        return AdminAnswer.of(
            factorResets.reset(actor, user(request))
                ? "The second factor is off, and the sign-ins of the account have ended."
                : "The account has no second factor.");
      }
      case "link" -> {
        identities.link(
            actor, user(request), new LinkedIdentity(request.issuer(), request.subject()));
        return AdminAnswer.of(
            request.name() + " is " + request.subject() + " of " + request.issuer() + " now.");
      }
      case "drain" -> {
        return AdminAnswer.of(
            server.drain()
                ? "The server drains: clients go one after the other, -/ready is 503. Stop it then."
                : "The server drains already.");
      }
      case "reload" -> {
        return reload();
      }
      case "set-role" -> {
        return change(actor, request, new People.Change(null, null, role(request.role()), null));
      }
      case "disable", "enable" -> {
        boolean active = request.action().equals("enable");
        return change(actor, request, new People.Change(null, null, null, active));
      }
      case "retention" -> {
        return AdminAnswer.of(retention.keep(BY, request.name(), days(request.subject())));
      }
      case "hold-room", "release-room" -> {
        boolean on = request.action().equals("hold-room");
        return AdminAnswer.of(retention.holdRoom(BY, request.name(), on));
      }
      case "hold-person", "release-person" -> {
        boolean on = request.action().equals("hold-person");
        return AdminAnswer.of(retention.holdPerson(BY, user(request), request.name(), on));
      }
      default ->
          throw new IllegalArgumentException(
              "This version of the server knows no action "
                  + request.action()
                  + "; use the hiroba.war that it runs.");
    }
  }

  private AdminAnswer reload() throws Refusal {
    try {
      List<String> lines = server.reload();
      return new AdminAnswer(true, lines.isEmpty() ? List.of("Nothing differs.") : lines, "");
    } catch (SettingsException e) {
      throw new Refusal(
          Refusal.Reason.CONFLICT, "Nothing changed, mend this first:\n" + e.getMessage());
    }
  }

  private AdminAnswer change(Actor actor, AdminRequest request, People.Change change)
      throws Refusal {
    return AdminAnswer.of(line(people.change(actor, user(request), change)));
  }

  private UserId user(AdminRequest request) throws Refusal {
    return accounts
        .findByName(new AccountName(request.name()))
        .map(User::id)
        .orElseThrow(
            () ->
                new Refusal(
                    Refusal.Reason.NOT_FOUND,
                    "There is no account of the name " + request.name() + "."));
  }

  /** Reads a number of days; null for the word {@code default}. */
  private static @Nullable Integer days(String text) {
    if (text.equals("default")) {
      return null;
    }
    boolean fits =
        !text.isEmpty() && text.length() <= 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!fits) {
      throw new IllegalArgumentException("--days is a number of days, 0 for ever, or default.");
    }
    return Integer.valueOf(text);
  }

  private static TokenHash hash(AdminRequest request) {
    String hash = request.linkHash();
    boolean fits =
        hash.length() == 64 && hash.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 'g');
    if (!fits) {
      throw new IllegalArgumentException("\"linkHash\" of the request is no hash.");
    }
    return new TokenHash(hash);
  }

  private static AccountRole role(String role) {
    return role.isEmpty()
        ? AccountRole.MEMBER
        : AccountRole.of(role)
            .orElseThrow(() -> new IllegalArgumentException("A role is admin, member or guest."));
  }

  private AdminAnswer list(String after) {
    List<AccountView> found = people.list(new PeopleQuery("", null, null, after, MAX_LISTED + 1));
    List<AccountView> page = found.subList(0, Math.min(MAX_LISTED, found.size()));
    return new AdminAnswer(
        true,
        page.stream().map(AdminTasks::line).toList(),
        found.size() > MAX_LISTED
            ? new AccountName(page.get(MAX_LISTED - 1).user().name()).key()
            : "");
  }

  private static String line(AccountView account) {
    return String.join(
        "\t",
        account.user().name(),
        account.role().wireName(),
        account.active() ? "active" : "disabled",
        account.hasPassword() ? "password" : "no password",
        account.twoFactor() ? "second factor" : "no second factor");
  }
}
