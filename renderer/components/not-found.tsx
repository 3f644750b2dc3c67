/** The screen for an address that no screen has. */
import { Text } from "@mantine/core";
import { LinkTo } from "./link-to.js";
import { ScreenHeading } from "./screen-heading.js";

/** Says that there is no such screen, with a link to the first one. */
export function NotFound() {
  return (
    <>
      <ScreenHeading title="No such screen" />
      <Text>
        There is nothing at this address. <LinkTo to="/">Go to Connect</LinkTo>
      </Text>
    </>
  );
}
