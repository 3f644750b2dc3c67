/** Signing in and out, as the contract has it: a window's token stays with its door. */
import type { SignedIn } from "../../shared/contract/session.js";
import { checkToken } from "../members/sessions.js";
import { signIn } from "../members/sign-in.js";
import { Secret } from "../security/secret.js";
import { os } from "./base.js";

interface Person {
  readonly email: string;
  readonly fullName: string | null;
  readonly role: string;
  readonly expiresAt: Date;
}

const show = ({ email, fullName, role, expiresAt }: Person): SignedIn => ({
  email,
  fullName,
  role,
  expiresAt: expiresAt.toISOString(),
});

export const session = {
  signIn: os.session.signIn.handler(async ({ context, input }) => {
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
      session:
        current === null ? null : show({ ...current.actor, fullName: current.fullName, expiresAt: current.expiresAt }),
    };
  }),

  issueToken: os.session.issueToken.handler(async ({ context, input }) => {
    const signedIn = await signIn(context.console.database(), await context.console.requireJwtSecret(), {
      email: input.email,
      password: new Secret(input.password),
    });
    return {
      accessToken: signedIn.accessToken.reveal(),
      expiresAt: signedIn.expiresAt.toISOString(),
      email: signedIn.email,
      role: signedIn.role,
    };
  }),

  checkToken: os.session.checkToken.handler(async ({ context, input }) => {
    const { actor, fullName, expiresAt } = await checkToken(
      context.console.database(),
      await context.console.requireJwtSecret(),
      new Secret(input.token),
    );
    return show({ ...actor, fullName, expiresAt });
  }),
};
