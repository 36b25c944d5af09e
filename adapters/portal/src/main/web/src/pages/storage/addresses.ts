/** Where the pages of this area are. */
export const STORAGE = "/settings/storage";
export const NEW = "new";

export type Step = "where" | "access" | "verify" | "activate";

export const newLocation = () => `${STORAGE}/${NEW}`;
export const newLocationOf = (type: string) => `${STORAGE}/${NEW}/${encodeURIComponent(type)}`;
export const stepOf = (location: string, step: Step) => `${STORAGE}/${location}/${step}`;
export const editOf = (location: string) => `${STORAGE}/${location}/edit`;
export const reportOf = (location: string) => `${STORAGE}/${location}/report`;
