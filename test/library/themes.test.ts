import { testPlace } from "./rows.ts";

testPlace("themes");
