/**
 * The page side of the web adapter: prepares the JSP shells, takes the forms of those who have no
 * JavaScript, serves scripts and styles, and hardens every answer with security headers. Begin at
 * {@link org.hiroba.web.page.PageServlet}.
 *
 * <p>Uses the core, the Servlet and JSP API, Jackson, and of {@code web} what is public; nobody
 * uses it: the container finds its servlets and filters, and the shells find its tags through
 * {@code WEB-INF/ui.tld}.
 */
@NullMarked
package org.hiroba.web.page;

import org.jspecify.annotations.NullMarked;
