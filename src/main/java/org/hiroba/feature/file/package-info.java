/**
 * Files that messages have with them: how they are received, kept, looked at and deleted. Begin at
 * {@link org.hiroba.feature.file.FileFeature}, and for what happens to one at {@link
 * org.hiroba.feature.file.FileDesk}.
 */
@NullMarked
package org.hiroba.feature.file;

import org.jspecify.annotations.NullMarked;
