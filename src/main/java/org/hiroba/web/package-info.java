/**
 * The HTTP side: sign-in, the HTTP API, health, and the filters that say who calls from where.
 * Begin at {@link org.hiroba.web.SessionServlet}.
 *
 * <p>May use the core packages and Jakarta; nothing uses it but {@code startup}.
 */
@NullMarked
package org.hiroba.web;

import org.jspecify.annotations.NullMarked;
