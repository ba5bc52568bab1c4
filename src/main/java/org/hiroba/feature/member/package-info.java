/** Who is in a room. Begin at {@link org.hiroba.feature.member.MemberFeature}. */
@NullMarked
package org.hiroba.feature.member;

import org.jspecify.annotations.NullMarked;
