/**
 * The page side of the web adapter: prepares the JSP shells and hardens every answer with security
 * headers.
 *
 * <p>Uses the Servlet API, Jackson and {@code account}; nobody uses it: the container finds its
 * servlet and filters, and the shells find its EL function through {@code WEB-INF/ui.tld}.
 */
@NullMarked
package org.hiroba.web.page;

import org.jspecify.annotations.NullMarked;
