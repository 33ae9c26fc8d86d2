/** The rules by which answers are compared, for a table of cases. */

export { byDistance, levelOf, median, milder } from "../../../../assets/compare/difference";
export { sides } from "../../../../assets/compare/groups";
