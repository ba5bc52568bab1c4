package org.hiroba.feature.profile;

import org.hiroba.account.Profile;
import org.hiroba.log.Note;

/** Says how somebody describes themselves now. */
public record ProfileSet(Profile profile) implements Note {}
