/** The first screen, Connect: which database and which configuration the console works with. */
import { SimpleGrid } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ButtonTo } from "../components/link-to.js";
import { ScreenHeading } from "../components/screen-heading.js";
import { calls } from "../queries.js";
import { ConfigurationCard } from "./configuration-card.js";
import { DatabaseCard } from "./database-card.js";

/** Shows a card for each, and a link to the Installation screen once a database is connected. */
export function ConnectScreen() {
  const { data } = useQuery(calls.connection.current.queryOptions());
  return (
    <>
      <ScreenHeading
        title="Connect"
        about="Which database to look at, and the configuration the installation runs with."
        actions={data?.connection == null ? null : <ButtonTo to="/installation">Continue to the installation</ButtonTo>}
      />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg" className="top">
        <DatabaseCard />
        <ConfigurationCard />
      </SimpleGrid>
    </>
  );
}
