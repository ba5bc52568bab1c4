/**
 * Mails that wait, and the thread that sends them. What a mail says, others write; how it gets to a
 * mail server is an adapter's. Begin at {@link org.hiroba.feature.mail.MailDesk}.
 */
@NullMarked
package org.hiroba.feature.mail;

import org.jspecify.annotations.NullMarked;
