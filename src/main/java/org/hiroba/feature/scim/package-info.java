/**
 * Accounts that another system keeps by SCIM 2.0 (RFC 7643, RFC 7644): an identity provider makes
 * them before their owners come, renames them, and disables them when their owners leave.
 *
 * <p>Begin at {@link org.hiroba.feature.scim.ScimProvisioning}.
 */
@NullMarked
package org.hiroba.feature.scim;

import org.jspecify.annotations.NullMarked;
