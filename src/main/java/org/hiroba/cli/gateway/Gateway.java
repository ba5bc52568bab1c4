package org.hiroba.cli.gateway;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Describes a router that answered.
 *
 * @param name what it calls itself, as it came: not safe for a terminal yet
 * @param globalAddress its address on the outside; empty if it has none or does not tell
 */
public record Gateway(InetAddress address, String name, Optional<InetAddress> globalAddress) {}
