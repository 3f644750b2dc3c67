/**
 * Implements the contract's calls about one's own session. A window's token stays with its door. A new window asks at
 * once who is signed in, so the code for passwords and tokens is loaded when it is first needed.
 */
import type { SignedIn } from "../../shared/contract/session.js";
import { Secret } from "../security/secret.js";
import { os } from "./base.js";

interface Person {
  readonly email: string;
  readonly fullName: string | null;
  readonly role: string;
  readonly expiresAt: Date;
  readonly mustChangePassword: boolean;
}

const show = ({ email, fullName, role, expiresAt, mustChangePassword }: Person): SignedIn => ({
  email,
  fullName,
  role,
  mustChangePassword,
  expiresAt: expiresAt.toISOString(),
});

export const session = {
  signIn: os.session.signIn.handler(async ({ context, input }) => {
    const { signIn } = await import("../sessions/sign-in.js");
    const database = context.console.database();
    const jwtSecret = await context.console.requireJwtSecret();
    const signedIn = await signIn(database, jwtSecret, { email: input.email, password: new Secret(input.password) });
    await context.console.signOut();
    context.console.keepSession({ token: signedIn.accessToken, jwtSecret });
    return show(signedIn);
  }),

  signOut: os.session.signOut.handler(async ({ context }) => {
    await context.console.signOut();
    return {};
  }),

  current: os.session.current.handler(async ({ context }) => {
    const current = await context.console.currentSession();
    return {
      session: current === null ? null : show({ ...current, ...current.actor }),
    };
  }),

  changePassword: os.session.changePassword.handler(async ({ context, input }) => {
    const { changePasswordInSession } = await import("../sessions/change-password.js");
    const { session, jwtSecret } = await context.console.requireSession();
    const changed = await changePasswordInSession(context.console.database(), jwtSecret, {
      email: session.actor.email,
      oldPassword: new Secret(input.oldPassword),
      newPassword: new Secret(input.newPassword),
    });
    context.console.keepSession({ token: changed.accessToken, jwtSecret });
    return show(changed);
  }),

  changePasswordOf: os.session.changePasswordOf.handler(async ({ context, input }) => {
    const { changeOwnPassword } = await import("../sessions/change-password.js");
    return changeOwnPassword(context.console.database(), {
      email: input.email,
      oldPassword: new Secret(input.oldPassword),
      newPassword: new Secret(input.newPassword),
    });
  }),

  issueToken: os.session.issueToken.handler(async ({ context, input }) => {
    const { signIn } = await import("../sessions/sign-in.js");
    const credentials = { email: input.email, password: new Secret(input.password) };
    const jwtSecret = await context.console.requireJwtSecret();
    const signedIn = await signIn(context.console.database(), jwtSecret, credentials, "refused");
    return {
      accessToken: signedIn.accessToken.reveal(),
      expiresAt: signedIn.expiresAt.toISOString(),
      email: signedIn.email,
      role: signedIn.role,
    };
  }),

  checkToken: os.session.checkToken.handler(async ({ context, input }) => {
    const { checkToken } = await import("../sessions/check-token.js");
    const checked = await checkToken(
      context.console.database(),
      await context.console.requireJwtSecret(),
      new Secret(input.token),
    );
    return show({ ...checked, ...checked.actor });
  }),
};
