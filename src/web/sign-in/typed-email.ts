/** What was typed as the e-mail, from the sign-in page to the forgotten password and back: in no address and no storage. */
export const typedEmail = { current: "" };
