/** A configuration's file before anything is made of it. */

/** A file's name and text, as read. */
export interface ConfigurationText {
  readonly file: string;
  readonly text: string;
}
