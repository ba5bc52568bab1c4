/**
 * What the command line asks for, with a server running or not. Begin at {@link
 * org.hiroba.feature.admin.AdminTasks}.
 */
@NullMarked
package org.hiroba.feature.admin;

import org.jspecify.annotations.NullMarked;
