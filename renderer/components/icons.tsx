/** The icons, drawn here so that no file is loaded for them. Each stands beside words and is hidden from screen readers. */
import type { ReactNode } from "react";

const draw = (path: ReactNode, size = 18) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth={1.8}
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    {path}
  </svg>
);

export const WarningIcon = () => draw(<path d="M12 4 2.8 19.5h18.4L12 4zm0 6v4.5m0 2.6v.1" />);
export const InfoIcon = () => draw(<path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zm0-9.5V16m0-8.2v.1" />);
export const DoneIcon = () => draw(<path d="m5 12.5 4.5 4.5L19 7.5" />);
export const WaitingIcon = () => draw(<circle cx="12" cy="12" r="3" />);
export const ConnectIcon = () =>
  draw(
    <path d="M4 6c0-1.7 3.6-3 8-3s8 1.3 8 3-3.6 3-8 3-8-1.3-8-3zm0 0v12c0 1.7 3.6 3 8 3s8-1.3 8-3V6M4 12c0 1.7 3.6 3 8 3s8-1.3 8-3" />,
  );
export const ConfigurationIcon = () => draw(<path d="M6 3h8.5L19 7.5V21H6zm8 0v5h5M9 12.5h7M9 16.5h4.5" />);
export const InstallationIcon = () => draw(<path d="M4 21V10h3V5h3v5h4V5h3v5h3v11h-6v-4a2 2 0 0 0-4 0v4z" />);
export const UsersIcon = () =>
  draw(
    <path d="M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zm-6.5 9c.4-3.6 3-5.5 6.5-5.5s6.1 1.9 6.5 5.5M16 4.3a3.5 3.5 0 0 1 0 6.4m2 4.3c2 .8 3.2 2.5 3.5 5" />,
  );
export const RolesIcon = () =>
  draw(<path d="M12 3 4.5 6v5.5c0 4.6 3.1 8 7.5 9.5 4.4-1.5 7.5-4.9 7.5-9.5V6zm-3.2 8.8 2.4 2.4 4.2-4.6" />);
export const WorkspacesIcon = () => draw(<path d="M12 3 3 7.5l9 4.5 9-4.5zM3 12l9 4.5 9-4.5M3 16.5 12 21l9-4.5" />);
export const SessionsIcon = () => draw(<path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zm0-14v5l3.4 2" />);
export const AuditIcon = () => draw(<path d="M6 3h9l4 4v14H6zm9 0v4h4M9 11h7m-7 3.5h7M9 18h4" />);
export const SettingsIcon = () =>
  draw(
    <path d="M4 7h9m4 0h3M4 12h3m4 0h9M4 17h9m4 0h3M15 4.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4zM9 9.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4zm6 5a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4z" />,
  );
export const AccountIcon = () =>
  draw(<path d="M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zm-7.5 8c.5-3.8 3.5-5.6 7.5-5.6s7 1.8 7.5 5.6" />);
export const BrandIcon = () => (
  <svg width={26} height={26} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <rect width="32" height="32" rx="7" fill="#2f6ba4" />
    <path d="M7 25V12h3V8h3v4h6V8h3v4h3v13h-6v-4a3 3 0 0 0-6 0v4z" fill="#fff" />
  </svg>
);
