import type { components } from "./schema";

type Schemas = components["schemas"];

export type Session = Schemas["Session"];
export type Organization = Schemas["Organization"];
export type Problem = Schemas["Problem"];
export type FieldProblem = Schemas["FieldProblem"];
export type StorageType = Schemas["StorageType"];
export type SettingField = Schemas["SettingField"];
export type StorageLocation = Schemas["StorageLocation"];
export type StorageOverview = Schemas["StorageOverview"];
export type Verification = Schemas["Verification"];
export type Waiting = Schemas["Waiting"];
export type Check = Schemas["Check"];
export type Capabilities = Schemas["Capabilities"];
export type Setup = Schemas["Setup"];
export type SetupArtefact = Schemas["SetupArtefact"];
