/**
 * The network services: daytime (RFC 867) and echo (RFC 862) over TCP and UDP, which let anybody
 * check host, port, firewall and clock without signing in. Begin at {@link
 * org.hiroba.netservice.NetworkServices}.
 *
 * <p>One selector thread serves every listener and every client. May use {@code config}, {@code
 * health} and {@code netio}; the startup bean starts and stops it, the command line uses {@link
 * org.hiroba.netservice.DaytimeFormat}.
 */
@NullMarked
package org.hiroba.netservice;

import org.jspecify.annotations.NullMarked;
