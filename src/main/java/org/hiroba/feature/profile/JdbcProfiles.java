package org.hiroba.feature.profile;

import java.sql.ResultSet;
import java.util.Optional;
import org.hiroba.account.Profile;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.sql.SearchKeys;
import org.hiroba.jdbc.write.WriteContext;

/** Keeps profiles in the table of accounts. For one transaction. */
final class JdbcProfiles implements ProfileWrites {
  private static final String PROFILE =
      "SELECT id, name, display_name, status FROM account WHERE id = ?";
  private static final String SET_PROFILE =
      "UPDATE account SET display_name = ?, search_key = ?, status = ? WHERE id = ?";

  private final WriteContext in;

  JdbcProfiles(WriteContext in) {
    this.in = in;
  }

  @Override
  public Optional<Profile> profile(UserId user) {
    return in.ask(
        "find a profile",
        () -> {
          try (ResultSet row = in.session().with(PROFILE).text(user.value()).query()) {
            return row.next()
                ? Optional.of(new Profile(Columns.userRef(row, 1), row.getString(4)))
                : Optional.empty();
          }
        });
  }

  @Override
  public void setProfile(Profile profile) {
    UserRef user = profile.user();
    in.run(
        "change a profile",
        () ->
            in.session()
                .with(SET_PROFILE)
                .text(user.displayName())
                .text(SearchKeys.of(user.name(), user.displayName()))
                .text(profile.status())
                .text(user.id().value())
                .update());
  }
}
