package org.hiroba.feature.archive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hiroba.account.AccountDirectory;
import org.hiroba.account.AccountName;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.jspecify.annotations.Nullable;

/**
 * Decides who the people of an archive are here. Nobody is taken over: an account that is here is
 * never changed, and is somebody's of the archive only by the id, which is random, or by the name
 * where the operator says that names mean the same people. Everybody else gets a disabled account.
 * For one thread.
 */
final class ImportedPeople {
  /** How many people an archive may have. */
  static final int MAX_PEOPLE = 200_000;

  private final AccountDirectory accounts;
  private final boolean matchNames;
  private final Map<UserId, UserRef> here = new LinkedHashMap<>();
  private final List<NewPerson> made = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();
  private final List<String> nameless = new ArrayList<>();
  private int byId;
  private int byName;

  ImportedPeople(AccountDirectory accounts, boolean matchNames) {
    this.accounts = accounts;
    this.matchNames = matchNames;
  }

  /**
   * An account that is to be made.
   *
   * @param holdsName its name is free here
   */
  record NewPerson(ArchivedPerson person, boolean holdsName) {}

  void add(ArchivedPerson person) throws BadLine, ArchiveFailure {
    if (here.containsKey(person.id())) {
      throw new BadLine("has the id of an earlier line");
    }
    if (here.size() == MAX_PEOPLE) {
      throw new ArchiveFailure(
          "The archive has more than " + ArchiveExport.count(MAX_PEOPLE) + " people.");
    }
    here.put(person.id(), decide(person));
  }

  private UserRef decide(ArchivedPerson person) {
    Optional<User> same = accounts.find(person.id());
    if (same.isPresent()) {
      byId++;
      return same.get().ref();
    }
    AccountName name = person.holdsName() ? name(person.name()) : null;
    Optional<User> namesake = name == null ? Optional.empty() : accounts.findByName(name);
    if (namesake.isPresent() && matchNames) {
      byName++;
      return namesake.get().ref();
    }
    // Two people of an archive may have names that are the same here.
    boolean holdsName = name != null && namesake.isEmpty() && keys.add(name.key());
    if (name != null && !holdsName) {
      nameless.add(person.name());
    }
    made.add(new NewPerson(person, holdsName));
    return new UserRef(person.id(), person.name(), person.displayName());
  }

  private static @Nullable AccountName name(String name) {
    try {
      return new AccountName(name);
    } catch (IllegalArgumentException e) {
      // No name that one could sign in by: it stands at the messages and nowhere else.
      return null;
    }
  }

  /** Returns who somebody of the archive is here. */
  Optional<UserRef> find(UserId id) {
    return Optional.ofNullable(here.get(id));
  }

  /** Returns who somebody of the archive is here; null for nobody. */
  @Nullable UserRef refOrNull(@Nullable UserId id) {
    return id == null ? null : here.get(id);
  }

  /** Returns whom to make an account for. */
  List<NewPerson> made() {
    return made;
  }

  /** Says what becomes of them, line by line. */
  List<String> told() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "People: "
            + here.size()
            + ", of whom "
            + byId
            + " are here by their ids, "
            + byName
            + " by their names, and "
            + made.size()
            + " get a disabled account.");
    if (!nameless.isEmpty()) {
      lines.add(
          "Names that others have here, so that these accounts cannot be called by them: "
              + String.join(", ", nameless.subList(0, Math.min(20, nameless.size())))
              + (nameless.size() > 20 ? " and " + (nameless.size() - 20) + " more" : "")
              + ". Where they are the same people, --match-names gives them what is theirs.");
    }
    return lines;
  }
}
