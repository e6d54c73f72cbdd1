import { testPlace } from "./rows.ts";

testPlace("thurrock");
