/** Styles that only this screen needs, kept out of what is loaded at the start. */
import "@mantine/core/styles/Chip.css";
import "@mantine/core/styles/Switch.css";
import "./configuration.css";
