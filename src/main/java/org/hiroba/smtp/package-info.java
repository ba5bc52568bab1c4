/**
 * How mails get to a mail server: by SMTP as the settings say, or by a mail session that the
 * application server has. Begin at {@link org.hiroba.smtp.SmtpTransport}.
 */
@NullMarked
package org.hiroba.smtp;

import org.jspecify.annotations.NullMarked;
