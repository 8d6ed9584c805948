/** The person left the question for the password: what was asked has not been done, and nothing is wrong. */
export class NotProved extends Error {}
