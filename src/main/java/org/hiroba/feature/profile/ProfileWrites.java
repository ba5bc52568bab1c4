package org.hiroba.feature.profile;

import java.util.Optional;
import org.hiroba.account.Profile;
import org.hiroba.account.UserId;

/** Reads and writes how people describe themselves in the open transaction. */
public interface ProfileWrites {
  /** Finds how a person describes themselves. */
  Optional<Profile> profile(UserId user);

  /** Changes how a person describes themselves. */
  void setProfile(Profile profile);
}
