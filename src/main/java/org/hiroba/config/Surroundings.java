package org.hiroba.config;

import java.util.Optional;

/**
 * What the settings say of others that a server needs, without a server or a home folder.
 *
 * @param database which database
 * @param auth how people sign in: a directory, providers
 * @param mail how mail is sent
 * @param s3 where files are kept, if in S3
 */
public record Surroundings(
    DatabaseSettings database, AuthSettings auth, MailSettings mail, Optional<S3Settings> s3) {}
