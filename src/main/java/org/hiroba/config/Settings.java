package org.hiroba.config;

/**
 * Everything that can be set, parsed once at start. Immutable and safe to share; contains no secret
 * in its text form.
 *
 * @param home the home folder, locked by this server until closed
 * @param http where the executable WAR listens
 * @param auth how people sign in
 * @param access origins and proxies
 * @param limits limits of the chat
 * @param heartbeatSeconds after how many seconds of silence a chat client is pinged, default 20;
 *     after twice that it is closed with 4009
 * @param listeners daytime and echo services
 * @param relay the WebSocket relay
 * @param database which database
 * @param teachingEndpoints whether {@code ws/echo} and {@code ws/broadcast} exist, default true
 * @param ops who sees health details and metrics
 * @param rights who may do what
 * @param mail how mail is sent
 * @param backup when the server makes backups by itself
 * @param files how files are received, kept and sent
 */
public record Settings(
    HomeFolder home,
    HttpSettings http,
    AuthSettings auth,
    AccessSettings access,
    Limits limits,
    int heartbeatSeconds,
    ListenerSettings listeners,
    RelaySettings relay,
    DatabaseSettings database,
    boolean teachingEndpoints,
    OpsSettings ops,
    RightsSettings rights,
    MailSettings mail,
    BackupSettings backup,
    FileSettings files) {}
