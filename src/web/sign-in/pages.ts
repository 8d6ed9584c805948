export { InvitationPage } from "./invitation-page.tsx";
export { PasswordResetPage } from "./password-reset-page.tsx";
export { SignInPage } from "./sign-in-page.tsx";
