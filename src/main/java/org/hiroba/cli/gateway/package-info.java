/**
 * Finds the router of the local network and asks it for its global address (UPnP Internet Gateway
 * Device), the network's own side of {@code gateway} and {@code peer}. Begin at {@link
 * org.hiroba.cli.gateway.GatewayDiscovery}.
 *
 * <p>jUPnP reads and writes the formats; the sockets are opened here, and lead nowhere but to the
 * address that answered. Used by the commands of {@code cli} only, never by the server.
 */
@NullMarked
package org.hiroba.cli.gateway;

import org.jspecify.annotations.NullMarked;
