package org.hiroba.config;

/**
 * What the settings say of others that a server needs, without a server or a home folder.
 *
 * @param database which database
 * @param auth how people sign in: a directory, providers
 * @param mail how mail is sent
 */
public record Surroundings(DatabaseSettings database, AuthSettings auth, MailSettings mail) {}
