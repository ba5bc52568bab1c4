package org.hiroba.feature.account;

/** Holds the use cases of accounts, for whoever serves them. */
public record Accounts(
    AccountDesk desk,
    OwnAccount own,
    OwnFactor factor,
    Invitations invitations,
    ResetLinks resets,
    FactorResets factorResets,
    People people,
    Erasure erasure,
    AccountMail mail,
    OwnMail ownMail) {}
