/** The styles that only this screen needs. They are loaded with it and not at the start. */
import "@mantine/core/styles/Chip.css";
import "@mantine/core/styles/Switch.css";
import "./configuration.css";
