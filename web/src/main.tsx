import "./fonts.css";
import "./page.css";
import { start } from "./app/start.js";

void start();
