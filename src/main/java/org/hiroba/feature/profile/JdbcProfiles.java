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
      "SELECT " + Columns.PROFILE + " FROM account a WHERE a.id = ?";
  private static final String SET_PROFILE =
      "UPDATE account SET display_name = ?, search_key = ?, status = ?, status_until = ?,"
          + " title = ?, reading = ?, reading_key = ?, time_zone = ? WHERE id = ?";

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
            return row.next() ? Optional.of(Columns.profile(row, 1)) : Optional.empty();
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
                .time(profile.statusUntil())
                .text(profile.title())
                .text(profile.reading())
                .text(SearchKeys.reading(profile.reading()))
                .text(profile.timeZone())
                .text(user.id().value())
                .update());
  }
}
