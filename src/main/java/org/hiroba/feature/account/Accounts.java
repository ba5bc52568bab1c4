package org.hiroba.feature.account;

/** Holds the use cases of accounts, for whoever serves them. */
public record Accounts(
    AccountDesk desk,
    OwnAccount own,
    Invitations invitations,
    ResetLinks resets,
    People people,
    Identities identities,
    Erasure erasure) {}
