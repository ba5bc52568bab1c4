package org.hiroba.command;

import java.util.Optional;
import org.hiroba.account.User;

/**
 * Says who sent a command, under which id, and over which socket.
 *
 * @param id the client's, unique per user forever
 * @param session the id of the socket's session; empty for who has none
 */
public record Sender(User user, String id, Optional<String> session) {}
