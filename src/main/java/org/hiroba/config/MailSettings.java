package org.hiroba.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How mail is sent. Holds no secret.
 *
 * @param host the mail server; empty: the server's own mail session, or no mail
 * @param port where it listens
 * @param user as whom to sign in there; empty: nobody
 * @param passwordFile the file with the password, read each time
 * @param from who mails are from; empty: what the server's own mail session says
 * @param tls how the connection is kept secret, default {@link MailTls#REQUIRED}
 * @param caFile whom to trust instead of those whom Java trusts
 * @param timeoutSeconds for how long the mail server may keep one step waiting, default 10
 * @param perMinute how many mails are sent a minute at most, 0 for no limit, default 60
 * @param japanese whether Japanese is written to whom no language is known of, default false
 * @param session the name of the server's own mail session, default {@code mail/hiroba}
 */
public record MailSettings(
    Optional<String> host,
    int port,
    Optional<String> user,
    Optional<Path> passwordFile,
    Optional<MailSender> from,
    MailTls tls,
    Optional<Path> caFile,
    int timeoutSeconds,
    int perMinute,
    boolean japanese,
    String session) {}
