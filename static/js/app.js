/* Every page loads this one module; the others start by being imported. */
import "./menus.js";
import "./dialogs.js";
import "./said.js";
import "./busy.js";
import "./guard.js";
import "./faults.js";
import "./dates.js";
import "./picks.js";
