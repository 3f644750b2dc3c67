/** What every screen about people needs first: somebody who is signed in. */
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

/** Leads to the sign-in where nobody is. */
export function SignedIn({ what, children }: SignedInProps) {
  const session = useQuery(calls.session.current.queryOptions());
  if (session.isPending) return <Loading what={what} />;
  if (session.isError) return <ErrorNotice error={session.error} onRetry={() => void session.refetch()} />;
  if (session.data.session === null) return <Navigate to="/sign-in" replace />;
  return children(session.data.session);
}

/** True where whoever is signed in may make calls of this access: what they may not do is not offered. */
export function useMay(needed: Access): boolean {
  const { data } = useQuery(calls.session.current.queryOptions());
  const session = data?.session;
  return session !== undefined && session !== null && mayCall(session.role, needed);
}
