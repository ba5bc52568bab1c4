/** Tests of how mails get to a mail server, and mail servers to test with. */
@NullMarked
package org.hiroba.smtp;

import org.jspecify.annotations.NullMarked;
