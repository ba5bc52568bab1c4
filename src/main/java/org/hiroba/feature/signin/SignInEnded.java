package org.hiroba.feature.signin;

import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;
import org.hiroba.log.Note;

/** Says that a sign-in has ended or a token was revoked: the sockets that hang on it close. */
public record SignInEnded(UserId user, TokenHash signIn) implements Note {}
