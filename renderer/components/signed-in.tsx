/** Who is signed in, and what that member may do. */
import { useQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { type Access, mayCall } from "../../shared/access.js";
import type { SignedIn as Session } from "../../shared/contract/session.js";
import { calls } from "../queries.js";
import { ErrorNotice } from "./error-notice.js";
import { Loading } from "./loading.js";

interface SignedInProps {
  readonly what: string;
  readonly children: (session: Session) => ReactNode;
}

/** Renders a screen that needs a session; goes to the sign-in screen where there is none. */
export function SignedIn({ what, children }: SignedInProps) {
  const session = useQuery(calls.session.current.queryOptions());
  if (session.isPending) return <Loading what={what} />;
  if (session.isError) return <ErrorNotice error={session.error} onRetry={() => void session.refetch()} />;
  if (session.data.session === null) return <Navigate to="/sign-in" replace />;
  return children(session.data.session);
}

/** True where the member who is signed in may make calls of this access. Screens offer nothing else. */
export function useMay(needed: Access): boolean {
  const { data } = useQuery(calls.session.current.queryOptions());
  const session = data?.session;
  return session !== undefined && session !== null && mayCall(session.role, needed);
}
