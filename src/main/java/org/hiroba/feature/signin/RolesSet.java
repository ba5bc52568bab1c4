package org.hiroba.feature.signin;

import java.util.Set;
import org.hiroba.account.Role;
import org.hiroba.account.UserId;
import org.hiroba.log.Note;

/** Says which roles an account has now. */
public record RolesSet(UserId user, Set<Role> roles) implements Note {
  /** Copies the roles. */
  public RolesSet {
    roles = Set.copyOf(roles);
  }
}
