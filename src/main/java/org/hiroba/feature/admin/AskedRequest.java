package org.hiroba.feature.admin;

import java.time.Instant;

/**
 * A request that waits in the inbox.
 *
 * @param command what should be an {@link AdminRequest} as JSON, cut behind what one may have
 */
record AskedRequest(String id, Instant askedAt, String command) {}
